import TestSupport
import Testing

/// `kill -9` while parcels are created at a courier: each is there once and comes to its end.
@Suite(.timeLimit(.minutes(4))) struct ShipmentKillTests {
    static let rounds = min(Soak.rounds(or: 6), 60)
    /// In one life an answer is lost after the courier has taken the parcel; in the others the
    /// courier is slow, so that servers die in the middle of calls. More failures of one parcel
    /// would let it climb its ladder to waits that no test has the time for.
    private static let lost = #"{"courier":"ghn","reset":true,"after":true,"count":1}"#
    private static let slow = #"{"courier":"ghn","delay_ms":150,"count":4}"#

    @Test(arguments: [Soak.seed])
    func `a parcel is at its courier once, whatever dies and whenever`(
        seed: UInt64
    ) async throws {
        try await JourneyHouse.with { house in
            var dice = CoverageDice(seed: seed)
            let sandbox = try await RunningSandbox()
            var server = try await house.serve()
            try await sandbox.join(server, in: house)
            var orders: [String] = []
            for round in 1...Self.rounds {
                try await sandbox.call(server)
                try await sandbox.spoil(round == 2 ? Self.lost : Self.slow)
                let goods = try await server.goods()
                for number in 0..<dice.number(1...4) {
                    var form = OrderForm("\(round)-\(number)", dice.pick(goods))
                    form.courier = "mau"
                    let answer = try await form.place(
                        over: try await server.wire(), by: house.shop)
                    try #require(answer.status == 201, "\(answer.text)")
                    orders.append(answer.json["id"].text)
                }
                server.kill()
                #expect(await server.finish().code == nil, "seed \(seed), round \(round)")
                server = try await house.serve()
            }
            try await sandbox.call(server)
            try await arrive(orders, on: server, sandbox, in: house, "seed \(seed)")
            await server.stop()
            try await house.verify()
        }
    }

    /// Waits until each parcel has its number, and finds each of them once at the courier.
    private func arrive(
        _ orders: [String], on server: RunningServer, _ sandbox: RunningSandbox,
        in house: JourneyHouse, _ comment: String
    ) async throws {
        var waybills: Set<String> = []
        for id in orders {
            let order = try await server.eventually(within: 90, in: house) { () -> JSON? in
                let order = try await server.ask("GET", "/v1/orders/\(id)", key: house.shop)
                let isThere = order["parcels"].items.allSatisfy {
                    $0["shipment"]["state"].text == "created"
                }
                return isThere ? order : nil
            }
            for parcel in order["parcels"].items {
                waybills.insert(parcel["shipment"]["waybill"].text)
            }
        }
        let counts = try await sandbox.parcels()
        #expect(waybills.count == orders.count, "\(comment)")
        #expect(counts.count == orders.count, "\(comment)")
        #expect(counts.values.allSatisfy { $0 == 1 }, "\(comment): \(counts)")
        let parked = try await server.ask(
            "GET", "/v1/shipments?state=parked", key: house.admin)
        #expect(parked["items"].items.isEmpty, "\(comment)")
    }
}
