import Foundation
import TestSupport
import Testing

/// The reference clients against the running server: killed anywhere, they miss no parcel.
@Suite(.serialized, .timeLimit(.minutes(10 + Soak.rounds(or: 0) / 4))) struct CourierClientTests {
    private static let courier = "mau"
    /// How often each client dies before it may finish.
    private static let rounds = Soak.rounds(or: 12)

    @Test(arguments: CourierClient.all)
    func `a client that is killed at any line stores every parcel once`(
        client: CourierClient
    ) async throws {
        let seed = Soak.seed
        try await JourneyHouse.with { house in
            var dice = CoverageDice(seed: seed)
            let server = try await house.serve()
            let key = try await house.key("courier", for: Self.courier)
            var placed = try await Self.order(5, "first", from: server, in: house)
            var crashes = 0
            for round in 1...Self.rounds {
                let outcome = try await client.run(
                    at: server.probe.port, key: key, in: house.folder,
                    crashAt: dice.number(client.steps))
                if outcome.code == nil { crashes += 1 }
                // It died of the kill or ended well, and of nothing else.
                #expect(
                    outcome.code == nil || outcome.code == 0,
                    "seed \(seed), round \(round): \(outcome.errors)")
                placed.merge(
                    try await Self.order(1, "\(round)", from: server, in: house)
                ) { $1 }
            }
            let gone = try await Self.cancelOne(of: placed, on: server, in: house)
            var expected = placed.mapValues { _ in "assigned" }
            expected[gone] = nil
            var stored = try await Self.end(
                client, on: server, key: key, in: house, holding: Set(expected.keys))
            // Who reads for the first time after the cancellation hears nothing of that parcel.
            #expect(stored.removeValue(forKey: gone) ?? "cancelled" == "cancelled")
            #expect(stored == expected, "seed \(seed)")
            #expect(crashes > 0, "seed \(seed)")
            for order in placed.filter({ $0.key != gone }).values {
                try await Self.end(
                    client, on: server, key: key, in: house, acknowledging: order)
            }
            await server.stop()
            try await house.verify()
        }
    }

    @Test(arguments: CourierClient.Language.allCases)
    func `a client goes on after the server was restored from a backup`(
        language: CourierClient.Language
    ) async throws {
        let client = CourierClient(language: language, mode: .cursor)
        try await JourneyHouse.with { house in
            var server = try await house.serve()
            let key = try await house.key("courier", for: Self.courier)
            var placed = try await Self.order(2, "before", from: server, in: house)
            let copy = house.folder.file("copy.db")
            try await house.succeed("backup", copy)
            // What came after the backup is lost with the disk, but not at the courier.
            let lost = try await Self.order(2, "lost", from: server, in: house)
            placed.merge(lost) { $1 }
            _ = try await client.run(at: server.probe.port, key: key, in: house.folder)
            await server.stop()
            try Self.restore(copy, in: house)
            server = try await house.serve()
            placed.merge(try await Self.order(3, "after", from: server, in: house)) { $1 }
            let outcome = try await client.run(at: server.probe.port, key: key, in: house.folder)
            #expect(outcome.code == 0, "\(outcome.errors)")
            let stored = try await client.stored(in: house.folder)
            #expect(Set(stored.keys) == Set(placed.keys))
            let gone = stored.filter { $0.value == "gone" }
            #expect(Set(gone.keys) == Set(lost.keys))
            await server.stop()
        }
    }

    /// Lets the client run to its end, until it has stored these parcels: the lease of the last one
    /// that died is waited for. Answers everything that is stored.
    private static func end(
        _ client: CourierClient, on server: RunningServer, key: String, in house: JourneyHouse,
        holding parcels: Set<String>
    ) async throws -> [String: String] {
        try await server.eventually(in: house) {
            let end = try await client.run(at: server.probe.port, key: key, in: house.folder)
            #expect(end.code == 0, "\(end.errors)")
            let stored = try await client.stored(in: house.folder)
            return parcels.isSubset(of: stored.keys) ? stored : nil
        }
    }

    /// Lets the client run until it has said that it stored an order's parcel: one that died
    /// between storing and saying so says it when its lease is over.
    private static func end(
        _ client: CourierClient, on server: RunningServer, key: String, in house: JourneyHouse,
        acknowledging order: String
    ) async throws {
        _ = try await server.eventually(in: house) {
            let json = try await server.ask("GET", "/v1/orders/\(order)", key: house.shop)
            let handover = json["parcels"].items.first?["handover"].text
            if handover == "acknowledged" { return true }
            _ = try await client.run(at: server.probe.port, key: key, in: house.folder)
            return nil
        }
    }

    /// Puts the copy where the database was, as an operator does after the disk broke.
    private static func restore(_ copy: String, in house: JourneyHouse) throws {
        for ending in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: "\(house.data)/vuonxa.db\(ending)")
        }
        try FileManager.default.copyItem(atPath: copy, toPath: "\(house.data)/vuonxa.db")
    }

    /// Places orders and answers which order each parcel belongs to.
    private static func order(
        _ count: Int, _ name: String, from server: RunningServer, in house: JourneyHouse
    ) async throws -> [String: String] {
        let wire = try await server.wire()
        let goods = try #require(try await server.goods().first)
        var placed: [String: String] = [:]
        for number in 0..<count {
            var form = OrderForm("\(name)-\(number)", goods)
            form.courier = courier
            let answer = try await form.place(over: wire, by: house.shop)
            try #require(answer.status == 201, "\(answer.text)")
            for parcel in answer.json["parcels"].items {
                placed[parcel["id"].text] = answer.json["id"].text
            }
        }
        return placed
    }

    /// Cancels an order that is placed for it, as no courier has taken it yet; answers its parcel.
    private static func cancelOne(
        of placed: [String: String], on server: RunningServer, in house: JourneyHouse
    ) async throws -> String {
        let last = try #require(placed.keys.max())
        try await server.ask(
            "POST", "/v1/orders/\(placed[last] ?? "")/cancellation", key: house.shop)
        return last
    }
}
