internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Many buyers at once, and one buyer who sends the same order many times.
@Suite struct OrderCrowdTests {
    /// Rounds of the same order sent fifty times; the long test has ten thousand.
    private static let rounds = TestRounds.number("VUONXA_SOAK_ROUNDS").map { $0 * 10 } ?? 40

    @Test func `of a thousand buyers of the last pack one gets it`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(stock: 1))
            let results = await withTaskGroup(of: OrderError?.self) { group in
                for _ in 0..<1_000 {
                    group.addTask {
                        do {
                            try await desks.place()
                            return nil
                        } catch {
                            return error as? OrderError ?? .totalTooLarge
                        }
                    }
                }
                return await group.reduce(into: [OrderError?]()) { $0.append($1) }
            }
            #expect(results.filter { $0 == nil }.count == 1)
            let sorry = OrderError.outOfStock(line: 0, ListingID("ls_1"), left: 0)
            #expect(results.compactMap(\.self) == Array(repeating: sorry, count: 999))
            #expect(try await desks.listing()?.stock == 0)
            #expect(try await desks.feed().count == 1)
        }
    }

    @Test func `an order sent fifty times at once with one key is one order`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(stock: 1_000_000))
            for round in 0..<Self.rounds {
                let ids = try await withThrowingTaskGroup(of: OrderID.self) { group in
                    for _ in 0..<50 {
                        group.addTask { try await desks.place(once: .keyed("round \(round)")) }
                    }
                    return try await group.reduce(into: Set<OrderID>()) { $0.insert($1) }
                }
                #expect(ids.count == 1, "round \(round)")
            }
            #expect(try await desks.listing()?.stock == 1_000_000 - Self.rounds)
        }
    }
}
