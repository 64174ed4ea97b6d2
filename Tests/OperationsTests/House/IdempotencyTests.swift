internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// The same request sent again does nothing again and is answered the same.
@Suite struct IdempotencyTests {
    @Test func `one key ten times at once makes one order and ten equal answers`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        try await desks.orders.place(
                            MarketSamples.draft(), by: DeskHouse.storefront, once: .keyed("k"),
                            render: Answer.of)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(answers.map(\.text)).count == 1)
            #expect(answers.filter { !$0.isReplay }.count == 1)
            #expect(try await desks.listing()?.stock == 9)
            #expect(try await desks.feed().count == 1)
        }
    }

    @Test func `a replayed answer is the first one in every part`() async throws {
        try await DeskHouse.with { desks in
            func register() async throws -> Answer {
                try await desks.producers.register(
                    MarketSamples.profile(), by: DeskHouse.officer, once: .keyed("k"),
                    render: Answer.of)
            }
            let (first, second) = (try await register(), try await register())
            #expect(!first.isReplay && second.isReplay)
            #expect((first.status, first.body) == (second.status, second.body))
            #expect((first.etag, first.location) == (second.etag, second.location))
            #expect(first.etag == "1" && first.location != nil)
        }
    }

    @Test func `a key used for another request is refused, and nothing is done`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.place(once: .keyed("k", "one"))
            await #expect(throws: IdempotencyError.otherRequest) {
                try await desks.place(once: .keyed("k", "two"))
            }
            #expect(try await desks.listing()?.stock == 9)
        }
    }

    @Test func `what failed is not remembered and may be tried again`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(stock: 0))
            await #expect(throws: OrderError.self) { try await desks.place(once: .keyed("k")) }
            _ = try await desks.store.write { try $0.restock(1, of: ListingID("ls_1"), at: 1) }
            try await desks.place(once: .keyed("k"))
            #expect(try await desks.listing()?.stock == 0)
        }
    }

    @Test func `two callers may use the same key for different things`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let first = try await desks.place(once: .keyed("k"))
            let second = try await desks.place(by: DeskHouse.admin, once: .keyed("k", "other"))
            #expect(first != second)
            #expect(try await desks.listing()?.stock == 8)
        }
    }

    @Test func `without a key every request is another`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let (first, second) = (try await desks.place(), try await desks.place())
            #expect(first != second)
        }
    }

    @Test(arguments: ["", String(repeating: "k", count: 256), String(repeating: "ỏ", count: 86)])
    func `an empty or overlong key is refused`(_ key: String) async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            await #expect(throws: IdempotencyError.keyTooLong) {
                try await desks.place(once: .keyed(key))
            }
            #expect(try await desks.listing()?.stock == 10)
        }
    }

    @Test func `the longest key passes`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.place(once: .keyed(String(repeating: "k", count: 255)))
        }
    }

    @Test func `an edit sent again is answered though its version is stale by then`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            func edit() async throws -> Answer {
                try await desks.listings.edit(
                    ListingID("ls_1"), expecting: 1, by: DeskHouse.producer, once: .keyed("k"),
                    change: { offer in
                        var offer = offer
                        offer.price = Money(vnd: 130_000)
                        return offer
                    }, render: Answer.of)
            }
            let (first, second) = (try await edit(), try await edit())
            #expect(first.etag == "2" && second.etag == "2" && second.isReplay)
            #expect(try await desks.listing()?.version == 2)
        }
    }
}
