import TestSupport
import Testing

/// A worker of each courier: it leases parcels, stores them, says that it carries them, and tells
/// of some that they were picked up.
struct CourierTakers {
    private static let parcelsAtOnce = 5
    private static let seconds = 60
    /// How many of a hundred parcels are picked up at once.
    private static let pickedUp = 50

    let ledger: OrderLedger
    private let keys: [String]

    init(_ ledger: OrderLedger, in house: JourneyHouse) async throws {
        self.ledger = ledger
        var keys: [String] = []
        for courier in JourneyCatalog.couriers {
            keys.append(try await house.key("courier", for: courier))
        }
        self.keys = keys
    }

    /// Works until the server is gone.
    func run(on server: RunningServer, seed: UInt64) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, key) in keys.enumerated() {
                group.addTask {
                    var dice = CoverageDice(seed: seed &+ UInt64(number))
                    do {
                        let worker = try await LeaseWorker(at: server, key: key)
                        while true { try await take(worker, &dice) }
                    } catch let failure as HTTPWire.Failure where failure != .silent {
                        // The server is gone, and with it the answer.
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func take(_ worker: LeaseWorker, _ dice: inout CoverageDice) async throws {
        let lease = try await worker.lease(most: Self.parcelsAtOnce, seconds: Self.seconds)
        if lease.id.isEmpty { return }
        let answer = try await worker.say("ack", of: lease)
        try #require(answer.status == 200, "\(answer.text)")
        let taken = answer.json["parcels"].items.map(\.text)
        ledger.note(.acknowledged, of: taken)
        for parcel in taken {
            try await tell(worker, "acceptance", "{}", .accepted, of: parcel)
            if dice.hits(Self.pickedUp) {
                // A courier's clock may run a little ahead.
                let event = "{\"status\":\"picked_up\",\"at\":\"\(lease.until)\"}"
                try await tell(worker, "events", event, .pickedUp, of: parcel)
            }
        }
    }

    private func tell(
        _ worker: LeaseWorker, _ door: String, _ json: String, _ fact: OrderLedger.Fact,
        of parcel: String
    ) async throws {
        let answer = try await worker.wire.ask(
            "POST", "/v1/courier/parcels/\(parcel)/\(door)", key: worker.key,
            body: Array(json.utf8))
        try #require(answer.status == 200, "\(parcel) \(door): \(answer.text)")
        ledger.note(fact, of: [parcel])
    }
}
