import Couriers
import Storage
import Testing

@testable import Outbox

/// The window of edits, the pace, and clocks that are set while something waits.
@Suite struct PartnerLaneTimeTests {
    private let transport = ScriptedTransport()

    /// A partner that has one listing, with the standard window, and time since then.
    private func settled() async throws -> OutboxWorld {
        let world = try await OutboxWorld(listings: 2)
        try await world.register()
        try await world.lane(transport, settings: PushSettings()).drain()
        world.pass(10_000)
        return world
    }

    private func drain(_ world: OutboxWorld) async throws -> PartnerLane.Turn {
        try await world.lane(transport, settings: PushSettings()).drain()
    }

    @Test func `a first edit goes at once, what follows within the window goes at its end`()
        async throws
    {
        let world = try await settled()
        let begin = world.now
        try await world.price(0, 61_000)
        #expect(try await drain(world) == .idle)
        #expect(transport.sent.count == 2)
        for price in 62...64 {
            world.pass(500)
            try await world.price(0, Int64(price) * 1_000)
            #expect(try await drain(world) == .wait(until: begin + 2_000))
        }
        world.pass(500)
        #expect(try await drain(world) == .idle)
        #expect(transport.sent.count == 3)
        #expect(try ModelBatch(transport.sent[2]).items.map(\.price_vnd) == [64_000])
    }

    @Test func `the window of one listing holds no other up`() async throws {
        let world = try await settled()
        try await world.price(0, 61_000)
        _ = try await drain(world)
        try await world.price(0, 62_000)
        try await world.price(1, 63_000)
        _ = try await drain(world)
        #expect(try ModelBatch(transport.sent[2]).items.map(\.price_vnd) == [63_000])
    }

    @Test func `a clock that is set back does not hold an edit`() async throws {
        let world = try await settled()
        try await world.price(0, 61_000)
        _ = try await drain(world)
        world.setClock(by: -86_400_000)
        try await world.price(0, 62_000)
        #expect(try await drain(world) == .idle)
        #expect(transport.sent.count == 3)
    }

    @Test func `a clock that is set back lengthens no wait on the ladder`() async throws {
        let world = try await settled()
        try await world.price(0, 61_000)
        transport.script { _ in .success(CourierReply(status: 500)) }
        #expect(try await drain(world) == .wait(until: world.now + 5_000))
        world.setClock(by: -400 * 86_400_000)
        #expect(try await drain(world) == .wait(until: world.now + 5_000))
        world.pass(5_000)
        transport.script { _ in .success(CourierReply(status: 200)) }
        #expect(try await drain(world) == .idle)
        #expect(try await world.openBatch() == nil)
    }

    @Test func `a partner's pace is kept`() async throws {
        let world = try await OutboxWorld(listings: 1)
        try await world.register { $0.pace = PartnerPace(callsPerMinute: 60, burst: 1) }
        let gate = PartnerGate()
        #expect(try await world.lane(transport, gate: gate).drain() == .idle)
        try await world.price(0, 61_000)
        #expect(try await world.lane(transport, gate: gate).drain() == .rest(.seconds(1)))
        #expect(transport.sent.count == 1)
        world.pass(1_000)
        #expect(try await world.lane(transport, gate: gate).drain() == .idle)
        #expect(transport.sent.count == 2)
    }

    @Test func `an operator's replay does not wait for the breaker`() async throws {
        let world = try await OutboxWorld(listings: 1)
        try await world.register()
        let gate = PartnerGate()
        for _ in 0..<Breaker.tolerance { gate.note(.failed(restSeconds: nil), at: world.uptime) }
        #expect(
            try await world.lane(transport, gate: gate).drain() == .rest(Breaker.firstPause))
        world.pass(5_000)
        transport.script { _ in .failure(.refused("not public")) }
        _ = try await world.lane(transport, gate: gate).drain()
        for _ in 0..<Breaker.tolerance { gate.note(.failed(restSeconds: nil), at: world.uptime) }
        transport.script { _ in .success(CourierReply(status: 200)) }
        try await world.replay()
        #expect(try await world.lane(transport, gate: gate).drain() == .idle)
    }
}
