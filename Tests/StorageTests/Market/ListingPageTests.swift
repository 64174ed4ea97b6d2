internal import Market
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Pages by key over all listings, live or not.
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
            let listings = try await store.read { [query] in try $0.listings(query) }
            guard let last = listings.last else { return pages }
            pages.append(listings.map(\.id.text))
            query.after = last.id
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
                    // Behind the reader and ahead of it, one in, one edited.
                    try session.insert(MarketSamples.listing(id(page * 2 - 1)))
                    try session.update(MarketSamples.listing(id(98)) { $0.name = "Tên \(page)" })
                }
            }
            let read = pages.flatMap { $0 }
            #expect(read == read.sorted() && Set(read).count == read.count)
            #expect(Set(read).isSuperset(of: stride(from: 2, to: 100, by: 2).map(id)))
            #expect(pages.dropLast().allSatisfy { $0.count == 7 })
        }
    }

    @Test func `a page is of one state or of all, and of one producer or of all`() async throws {
        try await StoreSamples.with { store in
            try await store.write { session in
                for (number, state) in ListingState.allCases.enumerated() {
                    try session.insert(MarketSamples.listing(id(number), state: state))
                }
                try session.insert(MarketSamples.listing("ls_other", of: "pr_2"))
            }
            var query = ListingQuery(limit: 100)
            #expect(try await pages(of: query, in: store).flatMap { $0 }.count == 7)
            query.state = .needsWork
            #expect(try await pages(of: query, in: store).flatMap { $0 } == [id(2)])
            query.state = nil
            query.producer = ProducerID("pr_2")
            #expect(try await pages(of: query, in: store).flatMap { $0 } == ["ls_other"])
        }
    }
}
