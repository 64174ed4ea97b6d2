internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Pages of listings for the public.
@Suite struct ListingReadingTests {
    private func pages(
        _ desks: DeskHouse, _ search: ListingSearch
    ) async throws -> [[String]] {
        var search = search
        var read: [[String]] = []
        repeat {
            let page = try await desks.listings.page(search)
            read.append(page.items.map(\.listing.id.text))
            search.cursor = page.next
        } while search.cursor != nil
        return read
    }

    @Test(arguments: [1, 3, 5, 6, 7, 12, 100])
    func `pages hold everything once, and the last one has no cursor`(_ limit: Int) async throws {
        try await DeskHouse.with { desks in
            let ids = (100..<112).map { "ls_\($0)" }
            for id in ids { try await desks.add(MarketSamples.listing(id)) }
            let read = try await pages(desks, ListingSearch(limit: limit))
            #expect(read.flatMap { $0 } == ids)
            #expect(read.dropLast().allSatisfy { $0.count == limit })
            #expect(read.count == (12 + limit - 1) / limit)
        }
    }

    @Test func `a filtered page is full as long as there is more`() async throws {
        try await DeskHouse.with { desks in
            for number in 100..<130 {
                let owner = number.isMultiple(of: 5) ? "pr_2" : "pr_1"
                try await desks.add(MarketSamples.listing("ls_\(number)", of: owner))
            }
            var search = ListingSearch(limit: 2)
            search.filter.commune = CoverageSamples.commune("21484")
            #expect(try await pages(desks, search).map(\.count) == [2, 2, 2])
            search.text = "tỏi"
            #expect(try await pages(desks, search).flatMap { $0 }.count == 6)
        }
    }

    @Test func `only what reaches the commune is shown for it`() async throws {
        var tables = CoverageSamples.openTables()
        tables.placeRules.append(
            CoverageSamples.rule("p-ba-to", "commune:21484") { $0.pickup = false })
        try await DeskHouse.with(tables) { desks in
            try await desks.add(
                MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2", of: "pr_2"),
                MarketSamples.listing("ls_3") { $0.shipsByCourier = false })
            var search = ListingSearch(limit: 1)
            search.deliverTo = CoverageSamples.commune("00004")
            #expect(try await pages(desks, search).flatMap { $0 } == ["ls_1"])
            search.deliverTo = CoverageSamples.commune("99999")
            #expect(try await pages(desks, search).flatMap { $0 } == [])
        }
    }

    @Test func `a text without a word finds nothing rather than everything`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            var search = ListingSearch(limit: 10)
            search.text = "?!"
            #expect(try await pages(desks, search) == [[]])
        }
    }

    @Test(arguments: [
        "", "x", "~", "1", "x~ls_1", "99999999999999999999~ls_1", "relevance.1.2~ls_1",
        "price.1.2.3~ls_1", "relevance.1.2.3~", "relevance.-1.2.3~ls_1", "relevance.1.2.3.4~ls_1",
    ])
    func `a cursor that we did not make is refused`(_ cursor: String) async throws {
        try await DeskHouse.with { desks in
            await #expect(throws: CursorError.unreadable) {
                var search = ListingSearch(limit: 10)
                search.cursor = cursor
                return try await desks.listings.page(search)
            }
        }
    }

    @Test func `a producer sees all of its own in every state, and others nothing more`()
        async throws
    {
        try await DeskHouse.with { desks in
            for (number, state) in ListingState.allCases.enumerated() {
                try await desks.add(MarketSamples.listing("ls_\(number)", state: state))
            }
            func count(_ caller: Caller) async throws -> Int {
                try await desks.listings.page(
                    of: ProducerID("pr_1"), cursor: nil, limit: 100, by: caller
                ).items.count
            }
            #expect(try await count(DeskHouse.producer) == 6)
            #expect(try await count(DeskHouse.officer) == 6)
            #expect(try await count(DeskHouse.storefront) == 0)
        }
    }

    @Test func `the generation moves with what may change a page, and not with asking`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let before = desks.listings.generation
            _ = try await desks.listings.page(ListingSearch(limit: 10))
            #expect(desks.listings.generation == before)
            try await desks.place()
            let ordered = desks.listings.generation
            #expect(ordered != before)
            _ = try await desks.listings.move(
                ListingID("ls_1"), .pause, by: DeskHouse.producer, once: .free, render: Answer.of)
            #expect(desks.listings.generation != ordered)
        }
    }
}
