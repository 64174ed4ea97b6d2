internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Floods of orders are held back, and nobody else with them.
@Suite struct OrderLimitTests {
    private func with(
        _ change: (inout OrderRules) -> Void,
        _ body: (DeskHouse) async throws -> Void
    ) async throws {
        var rules = OrderRules()
        change(&rules)
        try await DeskHouse.with(orderRules: rules) { desks in
            try await desks.add(MarketSamples.listing(stock: 100))
            try await body(desks)
        }
    }

    @Test func `a key places so many orders in a minute and no more`() async throws {
        try await with({ $0.perKeyPerMinute = 3 }) { desks in
            desks.clock.set(desks.clock.now + 15_000)
            for _ in 0..<3 { try await desks.place() }
            await #expect(throws: OrderError.tooManyOrders(.key, retryAfterSeconds: 45)) {
                try await desks.place()
            }
            let other = Caller(keyID: "ky_other", role: .storefront, scope: .everything)
            try await desks.place(by: other)
            desks.clock.set(desks.clock.now + 45_000)
            try await desks.place()
            #expect(try await desks.listing()?.stock == 95)
        }
    }

    @Test func `an order sent again with its key is not counted again`() async throws {
        try await with({ $0.perKeyPerMinute = 1 }) { desks in
            let id = try await desks.place(once: .keyed("k"))
            for _ in 0..<5 { #expect(try await desks.place(once: .keyed("k")) == id) }
        }
    }

    @Test func `what was refused for another reason does not count`() async throws {
        try await with({ $0.perKeyPerMinute = 1 }) { desks in
            for _ in 0..<3 {
                await #expect(throws: OrderError.self) {
                    try await desks.place(MarketSamples.draft([MarketSamples.line("ls_1", 101)]))
                }
            }
            try await desks.place()
        }
    }

    @Test func `a telephone number orders so often a day, however it is written`() async throws {
        try await with({ $0.perPhonePerDay = 2 }) { desks in
            for phone in ["0987654321", "+84 987 654 321"] {
                try await desks.place(MarketSamples.draft { $0.buyer.phone = phone })
            }
            // It is nine o'clock, and midnight is fifteen hours away.
            await #expect(
                throws: OrderError.tooManyOrders(.phone, retryAfterSeconds: 15 * 3_600 + 1)
            ) {
                try await desks.place(MarketSamples.draft { $0.buyer.phone = "0987.654.321" })
            }
            try await desks.place(MarketSamples.draft { $0.buyer.phone = "0987654322" })
            desks.clock.set(desks.clock.now + 15 * 3_600_000)
            try await desks.place()
        }
    }
}
