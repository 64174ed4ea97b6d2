import Couriers
import Market
import Reach
import Storage
import TestSupport
import Testing

@testable import Outbox

/// What happens to a parcel while its courier is just being asked.
@Suite struct ShipmentMeanwhileTests {
    /// Lets something happen while the call is on its way, then answers.
    private struct SlowTransport: CourierTransport {
        let inner: ScriptedTransport
        let meanwhile: @Sendable (CourierRequest) async throws -> Void

        func send(_ request: CourierRequest) async throws(TransportError) -> CourierReply {
            do { try await meanwhile(request) } catch { throw .unreachable("\(error)") }
            return try await inner.send(request)
        }
    }

    private static func answering(_ answers: [String: String]) -> ScriptedTransport {
        ScriptedTransport { request in
            let word = request.word.split(separator: " ").first.map(String.init) ?? ""
            return .success(
                CourierReply(status: 200, body: Array((answers[word] ?? "absent").utf8)))
        }
    }

    @Test func `a call that comes during a read leads to one more read`() async throws {
        try await ShipmentWorld.with { world in
            try await world.order(1)
            let inner = Self.answering([
                "create": "created W1", "detail": "report W1 - in_transit 5",
            ])
            _ = try await world.lane(inner).drain()
            try await world.call("report W1 - picked_up 4")
            let lane = world.lane(inner)
            #expect(try await lane.look() == .again)
            guard case .start(let jobs) = try await lane.look() else {
                Issue.record("no read may go")
                return
            }
            #expect(jobs.map(\.kind) == [.detail])
            // The question has left; what it tells may be older than these calls.
            try await world.call("report W1 - out_for_delivery 8")
            try await world.call("report W1 - delivery_failed 9")
            #expect(try await lane.look() == .again)
            try await lane.perform(jobs[0])
            _ = try await lane.drain()
            #expect(inner.words == ["create pk_1 0", "detail W1", "detail W1"])
        }
    }

    @Test func `a parcel called back during its create is called back at the courier`()
        async throws
    {
        try await ShipmentWorld.with { world in
            try await world.order(1)
            let inner = Self.answering(["create": "created W1", "cancel": "cancelled"])
            let transport = SlowTransport(inner: inner) { request in
                if request.word.hasPrefix("create") { try await world.cancel(1) }
            }
            _ = try await world.lane(transport).drain()
            #expect(inner.words == ["create pk_1 0", "cancel W1 buyer_refused"])
            let file = try await world.file(1)
            #expect(file?.kept.shipment.state == .cancelled)
            #expect(file?.jobs.map(\.state) == [.done, .done])
        }
    }

    @Test func `two numbers for one parcel are shown to a person`() async throws {
        try await ShipmentWorld.with { world in
            try await world.order(1)
            let inner = Self.answering(["create": "created W2", "detail": "report W1 - created 5"])
            let transport = SlowTransport(inner: inner) { request in
                guard request.word.hasPrefix("create") else { return }
                // The courier names the parcel by itself before it answers.
                try await world.call("report W1 pk_1 created 3")
                _ = try await world.lane(inner).look()
            }
            _ = try await world.lane(transport).drain()
            let file = try await world.file(1)
            #expect(file?.kept.shipment.waybill == Waybill("W1"))
            #expect(file?.kept.shipment.hasTwoWaybills == true)
            #expect(file?.kept.shipment.reason?.message.english.contains("W2") == true)
            let found = try await world.store.read {
                try $0.shipments(ShipmentQuery(.attention, limit: 9)).map(\.shipment.parcel)
            }
            #expect(found == [ParcelID("pk_1")])
        }
    }

    @Test func `what nobody proved names and prices nothing, and has the courier asked`()
        async throws
    {
        try await ShipmentWorld.with(.waitForHook) { world in
            try await world.order(1)
            let silent = ScriptedTransport(status: 504)
            _ = try await world.lane(silent).drain()
            try await world.call("rumour W9 pk_1 created 3")
            _ = try await world.lane(silent).drain()
            let file = try await world.file(1)
            #expect(file?.kept.shipment.waybill == nil)
            #expect(file?.kept.shipment.state == .locked)
            #expect(file?.kept.shipment.fee == nil)
        }
        try await ShipmentWorld.with { world in
            try await world.order(1)
            let transport = Self.answering([
                "create": "created W1", "detail": "report W1 - in_transit 5",
            ])
            _ = try await world.lane(transport).drain()
            try await world.call("rumour W1 - delivered 9")
            _ = try await world.lane(transport).drain()
            #expect(transport.words.last == "detail W1")
            #expect(try await world.file(1)?.history.status == .inTransit)
        }
    }

    @Test func `what nobody proved stays a hint where the courier cannot be asked`()
        async throws
    {
        try await ShipmentWorld.with(operations: [.create, .hook]) { world in
            try await world.order(1)
            let transport = Self.answering(["create": "created W1"])
            _ = try await world.lane(transport).drain()
            try await world.call("rumour W1 - delivered 9")
            #expect(try await world.lane(transport).drain() == .idle)
            let history = try await world.file(1)?.history
            #expect(history?.status == nil)
            #expect(history?.entries.map(\.standing) == [.hint])
        }
    }
}
