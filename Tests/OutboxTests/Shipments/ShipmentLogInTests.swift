import Couriers
import Market
import Reach
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Outbox

/// Tokens: got before anything else, kept, and got anew when they are not accepted any more.
@Suite struct ShipmentLogInTests {
    private static let operations: Set<CarryingCapabilities.Operation> = [
        .logIn, .create, .detail, .cancel,
    ]

    /// Accepts the token with that number only; each log-in gives the next number.
    private final class Office: Sendable {
        let valid = Mutex(0)

        var transport: ScriptedTransport {
            ScriptedTransport { request in
                if request.word == "log_in" {
                    let number = self.valid.withLock { valid in
                        valid += 1
                        return valid
                    }
                    return .success(CourierReply(status: 200, body: Array("token t\(number)".utf8)))
                }
                let shown = request.headers.first?.value
                let isGood = shown == "t\(self.valid.withLock { $0 })"
                let parcel = request.word.split(separator: " ")[1]
                return .success(
                    isGood
                        ? CourierReply(status: 200, body: Array("created W-\(parcel)".utf8))
                        : CourierReply(status: 401))
            }
        }
    }

    @Test func `one log-in serves all parcels and the next start`() async throws {
        try await ShipmentWorld.with(operations: Self.operations) { world in
            for number in 1...3 { try await world.order(number) }
            let transport = Office().transport
            _ = try await world.lane(transport).drain()
            try await world.restart()
            try await world.order(4)
            _ = try await world.lane(transport).drain()
            #expect(transport.words.filter { $0 == "log_in" }.count == 1)
            #expect(transport.words.count == 5)
        }
    }

    @Test func `a token that is not accepted any more is got anew, once`() async throws {
        try await ShipmentWorld.with(operations: Self.operations) { world in
            try await world.order(1)
            let office = Office()
            let transport = office.transport
            _ = try await world.lane(transport).drain()
            // Somebody else logged in: the old token is worth nothing now.
            office.valid.withLock { $0 += 1 }
            try await world.order(2)
            let lane = world.lane(transport)
            _ = try await lane.drain()
            world.clock.advance(seconds: 6)
            _ = try await lane.drain()
            #expect(try await world.file(2)?.kept.shipment.state == .created)
            #expect(transport.words.filter { $0 == "log_in" }.count == 2)
        }
    }

    @Test func `a token that runs out is got anew before it does`() async throws {
        try await ShipmentWorld.with(operations: Self.operations) { world in
            let ends = world.clock.now + 120_000
            _ = try await world.store.write { [code = world.code] session in
                try session.save(
                    PartnerToken(secret: Secret("t0"), expiresAt: ends), of: code, asOf: 1)
            }
            try await world.order(1)
            let transport = Office().transport
            _ = try await world.lane(ScriptedTransport(status: 429)).drain()
            world.clock.advance(seconds: 119)
            _ = try await world.lane(transport).drain()
            #expect(transport.words.first == "log_in")
        }
    }

    @Test func `a token got for an account that was edited meanwhile is not kept`() async throws {
        try await ShipmentWorld.with(operations: Self.operations) { world in
            try await world.order(1)
            let office = Office()
            let inner = office.transport
            let transport = EditingTransport(inner: inner, world: world)
            guard case .again = try await world.lane(transport).look() else {
                Issue.record("no log-in")
                return
            }
            #expect(inner.words == ["log_in"])
            let partner = try await world.store.read { [code = world.code] in try $0.partner(code) }
            #expect(partner?.secret == Secret("mật khẩu mới") && partner?.token == nil)
            _ = try await world.lane(inner).drain()
            #expect(inner.words.filter { $0 == "log_in" }.count == 2)
            #expect(try await world.file(1)?.kept.shipment.state == .created)
        }
    }

    @Test func `a wrong password parks the parcels and leaves none in doubt`() async throws {
        try await ShipmentWorld.with(.waitForHook, operations: Self.operations) { world in
            try await world.order(1)
            _ = try await world.lane(ScriptedTransport(status: 400, body: "sai")).drain()
            let file = try await world.file(1)
            #expect(file?.kept.shipment.state == .refused)
            #expect(file?.jobs.first?.state == .parked)
        }
    }
}

/// An operator edits the account while the log-in is on its way.
private struct EditingTransport: CourierTransport {
    let inner: ScriptedTransport
    let world: ShipmentWorld

    func send(_ request: CourierRequest) async throws(TransportError) -> CourierReply {
        do {
            try await world.store.write { [code = world.code] session in
                guard var partner = try session.partner(code) else { return }
                partner.secret = Secret("mật khẩu mới")
                try session.saveAccount(of: partner)
            }
        } catch { throw .unreachable("\(error)") }
        return try await inner.send(request)
    }
}
