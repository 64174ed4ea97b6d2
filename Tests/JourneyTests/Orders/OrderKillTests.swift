import TestSupport
import Testing

/// `kill -9` in the middle of orders, cancellations and couriers at work: what was acknowledged is
/// there, and nothing twice.
@Suite struct OrderKillTests {
    static let rounds = Soak.rounds(or: 200)
    /// The whole file is looked through after so many lives, which takes a program of its own.
    static let livesBetweenChecks = 10
    /// A server dies after so many answers in one life.
    static let answers = 1...30
    /// So many of a hundred orders are cancelled at once.
    static let cancelled = 15

    @Test(arguments: [Soak.seed])
    func `an order that was acknowledged outlives any kill, and no order is there twice`(
        seed: UInt64
    ) async throws {
        try await JourneyHouse.with { house in
            var dice = CoverageDice(seed: seed)
            let ledger = OrderLedger()
            var server = try await house.serve()
            let stream = OrderStream(
                ledger: ledger, goods: try await server.goods(), shop: house.shop,
                cancelled: Self.cancelled)
            let takers = try await CourierTakers(ledger, in: house)
            var audit = try await OrderAudit(house, ledger)
            for round in 1...Self.rounds {
                let comment = "seed \(seed), round \(round)"
                let count = ledger.acknowledged + dice.number(Self.answers)
                let (life, luck) = (server, dice.next())
                async let taking: Void = takers.run(on: life, seed: luck)
                try await stream.run(on: life, killAt: count, seed: dice.next())
                try await taking
                #expect(await server.finish().code == nil, "\(comment): it was not killed")
                if round.isMultiple(of: Self.livesBetweenChecks) {
                    try await house.verify(nil, comment)
                }
                server = try await house.serve()
                try await audit.run(on: server, comment)
            }
            try await audit.lookUpAll(on: server, "seed \(seed), at the end")
            await server.stop()
            try await house.verify()
        }
    }
}
