import Couriers
import Market
import Storage
import TestSupport
import Testing

@testable import Outbox

/// A partner that is disabled is asked nothing, and its parcels are found and go on afterwards.
@Suite struct ShipmentHoldingTests {
    private static func set(_ state: PartnerState, _ world: ShipmentWorld) async throws {
        let (code, now) = (world.code, world.clock.now)
        try await world.store.write { session in
            switch state {
            case .disabled: try session.disable(code, reason: "410")
            case .active, .stalled: _ = try session.replay(code, at: now)
            }
        }
    }

    private static func found(
        _ filter: ShipmentQuery.Filter, _ world: ShipmentWorld
    ) async throws -> [String] {
        try await world.store.read {
            try $0.shipments(ShipmentQuery(filter, limit: 9)).map(\.shipment.parcel.text)
        }
    }

    @Test func `a parcel that waits for a disabled partner is found, and goes on`() async throws {
        try await ShipmentWorld.with { world in
            try await world.order(1)
            try await Self.set(.disabled, world)
            let transport = ScriptedTransport(status: 200, body: "created W1")
            let lane = world.lane(transport)
            #expect(try await lane.drain() == .idle)
            #expect(transport.sent.isEmpty)
            for filter in [ShipmentQuery.Filter.held, .attention] {
                #expect(try await Self.found(filter, world) == ["pk_1"])
            }
            try await Self.set(.active, world)
            _ = try await lane.drain()
            #expect(try await world.file(1)?.kept.shipment.state == .created)
            for filter in [ShipmentQuery.Filter.held, .attention] {
                #expect(try await Self.found(filter, world) == [])
            }
        }
    }

    @Test func `a parcel on its way is held too, one that is over is not`() async throws {
        try await ShipmentWorld.with { world in
            try await world.order(1)
            let transport = ScriptedTransport(status: 200, body: "created W1")
            _ = try await world.lane(transport).drain()
            try await Self.set(.disabled, world)
            #expect(try await Self.found(.held, world) == ["pk_1"])
            try await world.store.write { session in
                guard var kept = try session.shipment(of: ParcelID("pk_1")) else { return }
                kept.rereadAt = nil
                try session.update(kept)
            }
            #expect(try await Self.found(.held, world) == [])
        }
    }

    @Test func `what is parked or locked wants attention, what goes well does not`() async throws {
        try await ShipmentWorld.with(.waitForHook, operations: [.create, .hook]) { world in
            try await world.order(1)
            _ = try await world.lane(ScriptedTransport(status: 504)).drain()
            try await world.order(2)
            _ = try await world.lane(ScriptedTransport(status: 200, body: "created W2")).drain()
            #expect(try await Self.found(.attention, world) == ["pk_1"])
            #expect(try await Self.found(.held, world) == [])
        }
    }

    @Test func `a call to a disabled partner waits, and counts once it is active`() async throws {
        try await ShipmentWorld.with(operations: [.create, .hook]) { world in
            try await world.order(1)
            let transport = ScriptedTransport(status: 200, body: "created W1")
            _ = try await world.lane(transport).drain()
            try await Self.set(.disabled, world)
            try await world.call("report W1 - delivered 9")
            _ = try await world.lane(transport).drain()
            #expect(try await world.file(1)?.history.status == nil)
            try await Self.set(.active, world)
            _ = try await world.lane(transport).drain()
            #expect(try await world.file(1)?.history.status == .delivered)
        }
    }
}
