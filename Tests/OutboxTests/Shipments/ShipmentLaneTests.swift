import Couriers
import Market
import Reach
import Storage
import TestSupport
import Testing

@testable import Outbox

/// How one parcel gets to its courier.
@Suite struct ShipmentLaneTests {
    private static func answers(_ text: String) -> ScriptedTransport {
        ScriptedTransport(status: 200, body: text)
    }

    @Test func `an order's parcel is created at its courier once`() async throws {
        try await ShipmentWorld.with { world in
            try await world.order(1, collect: 145_000)
            let transport = Self.answers("created W1")
            _ = try await world.lane(transport).drain()
            _ = try await world.lane(transport).drain()
            #expect(transport.words == ["create pk_1 145000"])
            let file = try await world.file(1)
            #expect(file?.kept.shipment.state == .created)
            #expect(file?.kept.shipment.waybill == Waybill("W1"))
            #expect(file?.jobs.map(\.state) == [.done])
        }
    }

    @Test func `a place without a code parks the job, says what to do, and can be replayed`()
        async throws
    {
        try await ShipmentWorld.with(knowsPlaces: false) { world in
            try await world.order(1)
            let transport = Self.answers("created W1")
            _ = try await world.lane(transport).drain()
            #expect(transport.sent.isEmpty)
            let job = try await world.file(1)?.jobs.first
            #expect(job?.state == .parked)
            #expect(job?.reason?.code == "place_code_missing")
            let words = job?.reason?.message
            #expect(
                words?.vietnamese.hasPrefix("Chưa có mã địa danh của Bưu cục cho Đặc khu Lý Sơn")
                    == true)
            #expect(words?.english.contains("Bưu cục has no place code") == true)
            try await world.learnPlaces()
            let now = world.clock.now
            let count = try await world.store.write {
                try $0.replayJobs(of: ParcelID("pk_1"), .sendAgain, now: now)
            }
            #expect(count == 1)
            _ = try await world.lane(transport).drain()
            #expect(try await world.file(1)?.kept.shipment.state == .created)
        }
    }

    @Test func `what the courier refuses is parked with its words`() async throws {
        try await ShipmentWorld.with { world in
            try await world.order(1)
            _ = try await world.lane(ScriptedTransport(status: 400, body: "quá nặng")).drain()
            let file = try await world.file(1)
            #expect(file?.kept.shipment.state == .refused)
            #expect(file?.jobs.first?.reason?.message.vietnamese == "quá nặng")
            let parked = try await world.store.read { try $0.parkedParcels(limit: 9) }
            #expect(parked == [ParcelID("pk_1")])
        }
    }

    @Test func `an order cancelled before its create was sent never reaches the courier`()
        async throws
    {
        try await ShipmentWorld.with { world in
            try await world.order(1)
            try await world.cancel(1)
            let transport = Self.answers("created W1")
            #expect(try await world.lane(transport).drain() == .idle)
            #expect(transport.sent.isEmpty)
            #expect(try await world.file(1)?.kept.shipment.state == .cancelled)
        }
    }

    @Test func `a cancel waits behind a create in doubt and follows it`() async throws {
        try await ShipmentWorld.with { world in
            try await world.order(1)
            let transport = ScriptedTransport(status: 502)
            _ = try await world.lane(transport).drain()
            try await world.cancel(1)
            #expect(try await world.file(1)?.kept.shipment.state == .creating)
            transport.script { request in
                let isCreate = request.word.hasPrefix("create")
                let text = isCreate ? "created W1" : "cancelled"
                return .success(CourierReply(status: 200, body: Array(text.utf8)))
            }
            world.clock.advance(seconds: 6)
            _ = try await world.lane(transport).drain()
            #expect(
                transport.words == ["create pk_1 0", "create pk_1 0", "cancel W1 buyer_refused"])
            #expect(try await world.file(1)?.kept.shipment.state == .cancelled)
        }
    }

    @Test func `so many parcels go at once and no more`() async throws {
        try await ShipmentWorld.with { world in
            for number in 1...12 { try await world.order(number) }
            let lane = world.lane(Self.answers("created W"))
            guard case .start(let jobs) = try await lane.look() else {
                Issue.record("nothing may go")
                return
            }
            #expect(jobs.count == ShipmentLane.mostAtOnce)
            #expect(Set(jobs.map(\.parcel)).count == jobs.count)
            // While these are on their way nothing else may go.
            #expect(try await lane.look() == .idle)
        }
    }

    @Test func `a partner that wants a rest gets it, for all parcels`() async throws {
        try await ShipmentWorld.with { world in
            try await world.order(1)
            try await world.order(2)
            let transport = ScriptedTransport(status: 429)
            let lane = world.lane(transport)
            guard case .start(let jobs) = try await lane.look() else { return }
            try await lane.perform(jobs[0])
            world.clock.advance(seconds: 10)
            try await world.order(3)
            #expect(try await lane.look() == .rest(.seconds(50)))
            #expect(try await world.file(1)?.kept.shipment.state == .waiting)
        }
    }

    @Test func `every attempt is in the log without any secret`() async throws {
        try await ShipmentWorld.with { world in
            try await world.order(1)
            let buyer = MarketSamples.buyer()
            let echo = "token \(ShipmentWorld.token) of \(buyer.name), 0912345678 is unknown"
            _ = try await world.lane(ScriptedTransport(status: 400, body: echo)).drain()
            let attempts = try await world.store.read {
                try $0.attempts(of: ParcelID("pk_1"), limit: 10)
            }
            #expect(attempts.map(\.outcome) == ["refused"])
            #expect(attempts.first?.status == 400)
            #expect(attempts.first?.answer == "token *** of ***, *** is unknown")
        }
    }

    @Test func `the log is forgotten after its days`() async throws {
        try await ShipmentWorld.with { world in
            try await world.order(1)
            _ = try await world.lane(Self.answers("created W1")).drain()
            let later = world.clock.now + 1
            let isMore = try await world.store.write {
                try $0.forgetShipmentLog(before: later, limit: 10)
            }
            #expect(!isMore)
            let left = try await world.store.read {
                try $0.attempts(of: ParcelID("pk_1"), limit: 10)
            }
            #expect(left.isEmpty)
        }
    }
}

extension CourierRequest {
    /// What a plain courier is asked.
    var word: String { String(decoding: body, as: UTF8.self) }
}

extension ScriptedTransport {
    /// What was asked of a plain courier, in order.
    var words: [String] { sent.map(\.word) }
}
