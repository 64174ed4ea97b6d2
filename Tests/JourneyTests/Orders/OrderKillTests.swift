import TestSupport
import Testing

/// `kill -9` in the middle of a stream of orders: what was acknowledged is there, nothing twice.
@Suite struct OrderKillTests {
    static let rounds = Soak.rounds(or: 50)
    /// A server dies after so many answers in one life.
    static let answers = 1...30

    @Test(arguments: [Soak.seed])
    func `an order that was acknowledged outlives any kill, and no order is there twice`(
        seed: UInt64
    ) async throws {
        try await JourneyHouse.with { house in
            var dice = CoverageDice(seed: seed)
            let ledger = OrderLedger()
            var server = try await house.serve()
            let stream = OrderStream(
                ledger: ledger, goods: try await server.goods(), shop: house.shop)
            var audit = try await OrderAudit(house, ledger)
            for round in 1...Self.rounds {
                let comment = "seed \(seed), round \(round)"
                let count = ledger.acknowledged + dice.number(Self.answers)
                try await stream.run(on: server, killAt: count, seed: dice.next())
                #expect(await server.finish().code == nil, "\(comment): it was not killed")
                try await house.verify(nil, comment)
                server = try await house.serve()
                try await audit.run(on: server, comment)
            }
            try await audit.lookUpAll(on: server, "seed \(seed), at the end")
            await server.stop()
            try await house.verify()
        }
    }
}
