import Couriers
import Market
import Storage
import TestSupport
import Testing

@testable import Outbox

/// What couriers' calls and answers do to a parcel's history.
@Suite struct ShipmentHearingTests {
    private static func created(
        _ lostCreate: CarryingCapabilities.LostCreate = .sameAgain,
        operations: Set<CarryingCapabilities.Operation>? = nil,
        _ body: (ShipmentWorld, ScriptedTransport) async throws -> Void
    ) async throws {
        try await ShipmentWorld.with(lostCreate, operations: operations) { world in
            try await world.order(1)
            let transport = ScriptedTransport(status: 200, body: "created W1")
            _ = try await world.lane(transport).drain()
            try await body(world, transport)
        }
    }

    @Test func `a call is a hint: the courier is asked, and its answer decides`() async throws {
        try await Self.created { world, transport in
            transport.script { _ in
                .success(CourierReply(status: 200, body: Array("report W1 - in_transit 5".utf8)))
            }
            try await world.call("report W1 - delivered 9")
            _ = try await world.lane(transport).drain()
            #expect(transport.words.last == "detail W1")
            let history = try await world.file(1)?.history
            #expect(history?.status == .inTransit)
            #expect(history?.entries.map(\.standing) == [.counted, .hint])
        }
    }

    @Test func `where one cannot ask the call counts`() async throws {
        try await Self.created(operations: [.create, .cancel, .hook]) { world, transport in
            try await world.call("report W1 - delivered 9")
            _ = try await world.lane(transport).drain()
            #expect(try await world.file(1)?.history.status == .delivered)
            #expect(transport.words == ["create pk_1 0"])
        }
    }

    @Test func `the same call ten times is one event`() async throws {
        try await Self.created(operations: [.create, .hook]) { world, transport in
            for _ in 0..<10 { try await world.call("report W1 - picked_up 7") }
            _ = try await world.lane(transport).drain()
            #expect(try await world.file(1)?.history.entries.count == 1)
            let counts = try await world.store.read { [code = world.code] in
                try $0.hookCounts(of: code)
            }
            #expect(counts == [.handled: 1])
        }
    }

    @Test func `a call about a parcel that is not ours is let go`() async throws {
        try await Self.created { world, transport in
            try await world.call("report W77 pk_77 delivered 9")
            try await world.call("nonsense")
            _ = try await world.lane(transport).drain()
            let counts = try await world.store.read { [code = world.code] in
                try $0.hookCounts(of: code)
            }
            #expect(counts == [.handled: 1, .unreadable: 1])
        }
    }

    @Test func `a call that names our parcel frees it from its lock`() async throws {
        try await ShipmentWorld.with(.waitForHook, operations: [.create, .hook]) { world in
            try await world.order(1)
            _ = try await world.lane(ScriptedTransport(status: 504)).drain()
            #expect(try await world.file(1)?.kept.shipment.state == .locked)
            try await world.call("report W1 pk_1 created 3")
            let transport = ScriptedTransport()
            _ = try await world.lane(transport).drain()
            let file = try await world.file(1)
            #expect(file?.kept.shipment.state == .created)
            #expect(file?.kept.shipment.waybill == Waybill("W1"))
            #expect(file?.jobs.first?.state == .done)
            #expect(transport.sent.isEmpty)
        }
    }

    @Test func `one number for two parcels is never taken for both`() async throws {
        try await Self.created { world, transport in
            try await world.order(2)
            _ = try await world.lane(transport).drain()
            let file = try await world.file(2)
            #expect(file?.kept.shipment.state == .locked)
            #expect(file?.jobs.first?.reason?.code == "waybill_taken")
        }
    }

    @Test func `a parcel that was not heard of for long is asked after`() async throws {
        try await Self.created { world, transport in
            transport.script { _ in
                .success(CourierReply(status: 200, body: Array("report W1 - returned 5".utf8)))
            }
            world.clock.advance(seconds: 11 * 3_600)
            _ = try await world.lane(transport).drain()
            #expect(transport.words == ["create pk_1 0"])
            world.clock.advance(seconds: 3_601)
            _ = try await world.lane(transport).drain()
            #expect(transport.words.last == "detail W1")
            #expect(try await world.file(1)?.history.status == .returned)
            // After the end nobody asks any more.
            world.clock.advance(seconds: 30 * 86_400)
            #expect(try await world.lane(transport).drain() == .idle)
            #expect(transport.words.count == 2)
        }
    }

    @Test func `a cancel in doubt is settled by reading`() async throws {
        try await Self.created { world, transport in
            try await world.cancel(1)
            transport.script { request in
                request.word.hasPrefix("cancel")
                    ? .failure(.interrupted("timeout"))
                    : .success(
                        CourierReply(status: 200, body: Array("report W1 - cancelled 5".utf8)))
            }
            let lane = world.lane(transport)
            _ = try await lane.drain()
            world.clock.advance(seconds: 6)
            _ = try await lane.drain()
            #expect(
                transport.words
                    == ["create pk_1 0", "cancel W1 buyer_refused", "detail W1"])
            #expect(try await world.file(1)?.kept.shipment.state == .cancelled)
        }
    }
}
