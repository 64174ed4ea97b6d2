import Couriers
import Market
import Storage
import TestSupport
import Testing

@testable import Outbox

/// What a courier echoes of an account or a buyer is kept nowhere.
@Suite struct ShipmentSecrecyTests {
    /// Everything that is kept of a parcel's calls, in one text.
    private static func kept(_ world: ShipmentWorld) async throws -> String {
        var text = ""
        let (file, attempts, partner) = try await world.store.read { [code = world.code] session in
            (
                try session.shipmentFile(of: ParcelID("pk_1")),
                try session.attempts(of: ParcelID("pk_1"), limit: 99), try session.partner(code)
            )
        }
        dump(file?.jobs, to: &text)
        dump(file?.kept, to: &text)
        dump(attempts, to: &text)
        return text + (partner?.stateReason ?? "")
    }

    @Test(arguments: [400, 401, 429, 502])
    func `no secret, name, street or number is in a job's reason or in the log`(
        _ status: Int
    ) async throws {
        try await ShipmentWorld.with { world in
            try await world.order(1)
            let buyer = MarketSamples.buyer()
            let echo =
                "key \(ShipmentWorld.token) for \(buyer.name), \(buyer.street), \(buyer.phone),"
                + " +84 912 345 678, Bearer abc.def.ghi"
            let lane = world.lane(ScriptedTransport(status: status, body: echo))
            for _ in 0..<(RetryLadder.standard.waits.count + 1) {
                _ = try await lane.drain()
                world.clock.advance(seconds: 30 * 3_600)
            }
            let text = try await Self.kept(world)
            let secrets = [
                ShipmentWorld.token, buyer.name, buyer.street, buyer.phone, "912 345", "abc.def",
            ]
            for secret in secrets { #expect(!text.contains(secret), "\(secret)") }
            if status == 400 { #expect(text.contains("key *** for ***")) }
        }
    }

    @Test func `a log-in that is refused leaves no password behind`() async throws {
        try await ShipmentWorld.with(operations: [.logIn, .create]) { world in
            try await world.order(1)
            let echo = "password \(ShipmentWorld.token) is wrong"
            _ = try await world.lane(ScriptedTransport(status: 400, body: echo)).drain()
            let text = try await Self.kept(world)
            #expect(text.contains("password *** is wrong"))
            #expect(!text.contains(ShipmentWorld.token))
        }
    }
}
