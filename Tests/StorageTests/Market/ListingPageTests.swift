internal import Market
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Pages by key, with filters.
@Suite struct ListingPageTests {
    private func id(_ number: Int) -> String {
        "ls_\(1_000 + number)"
    }

    /// Reads page after page; `between` runs after each with the number of the page.
    private func pages(
        of query: ListingQuery, in store: Store, between: (Int) async throws -> Void = { _ in }
    ) async throws -> [[String]] {
        var query = query
        var pages: [[String]] = []
        while true {
            let hits = try await store.read { [query] in try $0.listings(query) }
            guard let last = hits.last else { return pages }
            pages.append(hits.map(\.listing.id.text))
            query.after = last.position
            try await between(pages.count)
        }
    }

    @Test func `pages neither repeat nor skip while rows come, go and change`() async throws {
        try await StoreSamples.with { store in
            for number in stride(from: 0, to: 100, by: 2) {
                try await store.add(MarketSamples.listing(id(number)))
            }
            let pages = try await pages(of: ListingQuery(limit: 7), in: store) { page in
                try await store.write { session in
                    // Behind the reader and ahead of it, one in, one out, one edited.
                    try session.insert(MarketSamples.listing(id(page * 2 - 1)))
                    try session.update(MarketSamples.listing(id(0), state: .withdrawn))
                    try session.update(MarketSamples.listing(id(98)) { $0.name = "Tên \(page)" })
                }
            }
            let read = pages.flatMap { $0 }
            #expect(read == read.sorted() && Set(read).count == read.count)
            let always = stride(from: 2, to: 100, by: 2).map(id)
            #expect(Set(read).isSuperset(of: always))
            #expect(pages.dropLast().allSatisfy { $0.count == 7 })
        }
    }

    @Test func `ranked pages hold every hit once`() async throws {
        try await StoreSamples.with { store in
            for number in 0..<30 {
                try await store.add(
                    MarketSamples.listing(id(number)) { offer in
                        offer.description = String(repeating: "tỏi ", count: number % 5)
                    })
            }
            var query = ListingQuery(limit: 4)
            query.words = SearchWords("tỏi")
            let read = try await pages(of: query, in: store).flatMap { $0 }
            #expect(read.count == 30 && Set(read).count == 30)
            query.limit = 100
            #expect(try await pages(of: query, in: store).first == read)
        }
    }

    @Test func `live means approved and of an active producer`() async throws {
        try await StoreSamples.with { store in
            try await store.write { session in
                for (number, state) in ListingState.allCases.enumerated() {
                    try session.insert(MarketSamples.listing(id(number), state: state))
                }
                try session.insert(MarketSamples.listing("ls_other", of: "pr_2"))
                try session.update(MarketSamples.producer("pr_2", state: .suspended), at: 1)
            }
            var query = ListingQuery(limit: 100)
            #expect(try await pages(of: query, in: store).flatMap { $0 } == [id(3)])
            query.state = .any
            #expect(try await pages(of: query, in: store).flatMap { $0 }.count == 7)
            query.state = .only(.needsWork)
            #expect(try await pages(of: query, in: store).flatMap { $0 } == [id(2)])
        }
    }

    @Test func `filters of set, producer and origin hold together`() async throws {
        try await StoreSamples.with { store in
            try await store.add(
                MarketSamples.listing("ls_1") { $0.set = 4 },
                MarketSamples.listing("ls_2") { $0.set = 5 },
                MarketSamples.listing("ls_3", of: "pr_2") { $0.set = 4 })
            func found(_ change: (inout ListingQuery) -> Void) async throws -> [String] {
                var query = ListingQuery(limit: 100)
                change(&query)
                return try await pages(of: query, in: store).flatMap { $0 }
            }
            #expect(try await found { $0.set = 4 } == ["ls_1", "ls_3"])
            #expect(try await found { $0.producer = ProducerID("pr_2") } == ["ls_3"])
            #expect(
                try await found { $0.origin = CoverageSamples.commune("21548") } == [
                    "ls_1", "ls_2",
                ])
            #expect(
                try await found {
                    ($0.set, $0.producer) = (4, ProducerID("pr_1"))
                    $0.words = SearchWords("tỏi")
                } == ["ls_1"])
        }
    }

    @Test func `a claim does not pass the star filter, a confirmation of that star does`()
        async throws
    {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2"))
            try await store.write { session in
                _ = try session.insert(MarketSamples.certificate("ct_1", of: "ls_1"))
                _ = try session.insert(
                    MarketSamples.certificate("ct_2", of: "ls_2", state: .claimed))
            }
            var query = ListingQuery(limit: 100)
            query.star = 4
            #expect(try await pages(of: query, in: store).flatMap { $0 } == ["ls_1"])
            query.star = 5
            #expect(try await pages(of: query, in: store).isEmpty)
        }
    }
}
