import Couriers
import Storage
import Testing

@testable import Outbox

/// Attempts, waits, parking and replay.
@Suite struct PartnerLaneRetryingTests {
    @Test func `a failed batch is sent again with the same id and the same bytes`() async throws {
        let world = try await OutboxWorld(listings: 1)
        try await world.register()
        let transport = ScriptedTransport(status: 500)
        let lane = world.lane(transport)
        #expect(try await lane.drain() == .wait(until: OutboxWorld.start + 5_000))
        try await world.price(0, 70_000)
        #expect(try await lane.step() == .wait(until: OutboxWorld.start + 5_000))
        world.pass(5_000)
        _ = try await lane.step()
        #expect(transport.sent.count == 2)
        #expect(transport.sent[0].id == transport.sent[1].id)
        #expect(transport.sent[0].body == transport.sent[1].body)
    }

    @Test func `what changed meanwhile follows in the next batch`() async throws {
        let world = try await OutboxWorld(listings: 1)
        try await world.register()
        let transport = ScriptedTransport(status: 500)
        try await world.lane(transport).drain()
        try await world.price(0, 70_000)
        world.pass(5_000)
        transport.script { _ in .success(CourierReply(status: 200)) }
        try await world.lane(transport).drain()
        let last = try ModelBatch(try #require(transport.sent.last))
        #expect(last.previous_seq == 1)
        #expect(last.items.map(\.price_vnd) == [70_000])
    }

    @Test func `after ten attempts the batch is parked and the partner stalled`() async throws {
        let world = try await OutboxWorld(listings: 1)
        try await world.register()
        let transport = ScriptedTransport(status: 301)
        let lane = world.lane(transport)
        var turn = try await lane.drain()
        while case .wait(let instant) = turn {
            world.pass(instant - world.now)
            turn = try await lane.drain()
        }
        #expect(turn == .idle)
        #expect(transport.sent.count == 10)
        #expect(try await world.openBatch()?.state == .parked)
        let partner = try #require(try await world.partner())
        #expect(partner.state == .stalled)
        #expect(partner.stateReason?.contains("301") == true)
        #expect(try await world.deliveries().count == 10)
        #expect(try await world.deliveries().first?.outcome == "retry")
    }

    @Test func `a stalled partner's changes are kept, and a replay sends all`() async throws {
        let world = try await OutboxWorld(listings: 2)
        try await world.register()
        let transport = ScriptedTransport { _ in .failure(.refused("not public")) }
        try await world.lane(transport).drain()
        #expect(try await world.partner()?.state == .stalled)
        try await world.price(1, 80_000)
        #expect(try await world.lane(transport).drain() == .idle)
        #expect(transport.sent.count == 1)
        transport.script { _ in .success(CourierReply(status: 200)) }
        try await world.replay()
        try await world.lane(transport).drain()
        #expect(transport.sent[0].id == transport.sent[1].id)
        #expect(try ModelBatch(transport.sent[2]).items.map(\.price_vnd) == [80_000])
        #expect(try await world.partner()?.state == .active)
    }

    @Test func `retry-after is honoured`() async throws {
        let world = try await OutboxWorld()
        try await world.register()
        let transport = ScriptedTransport { _ in
            .success(CourierReply(status: 429, headers: [CourierHeader("Retry-After", "90")]))
        }
        let turn = try await world.lane(transport).drain()
        #expect(turn == .wait(until: OutboxWorld.start + 90_000))
    }

    @Test func `gone disables the partner, and a replay begins anew`() async throws {
        let world = try await OutboxWorld(listings: 1)
        try await world.register()
        let transport = ScriptedTransport(status: 410)
        #expect(try await world.lane(transport).drain() == .idle)
        #expect(try await world.partner()?.state == .disabled)
        #expect(try await world.openBatch() == nil)
        try await world.price(0, 60_000)
        #expect(try await world.store.read { try !$0.hasPendingListings(of: OutboxWorld.code) })
        transport.script { _ in .success(CourierReply(status: 200)) }
        try await world.replay()
        try await world.lane(transport).drain()
        let batch = try ModelBatch(try #require(transport.sent.last))
        #expect(batch.mode == "snapshot")
        #expect(batch.items.map(\.price_vnd) == [60_000])
    }

    @Test func `an attempt that the program's end cut off leaves no trace`() async throws {
        let world = try await OutboxWorld(listings: 1)
        try await world.register()
        let transport = ScriptedTransport { _ in .failure(.cancelled) }
        try await world.lane(transport).drain()
        #expect(try await world.deliveries().isEmpty)
        try await world.restart()
        transport.script { _ in .success(CourierReply(status: 200)) }
        try await world.lane(transport).drain()
        #expect(transport.sent.count == 2)
        #expect(transport.sent[0].id == transport.sent[1].id)
        #expect(transport.sent[0].body == transport.sent[1].body)
    }

    @Test func `a partner of a kind without an adapter is parked with the reason`() async throws {
        let world = try await OutboxWorld(listings: 1)
        try await world.register(kind: "smoke_signals")
        #expect(try await world.lane(ScriptedTransport()).drain() == .idle)
        #expect(try await world.partner()?.state == .stalled)
        #expect(try await world.partner()?.stateReason?.contains("smoke_signals") == true)
    }

    @Test func `a partner that only carries is sent no listings and stays active`() async throws {
        let world = try await OutboxWorld(listings: 1)
        try await world.register(kind: "ghn")
        let transport = ScriptedTransport()
        #expect(try await world.lane(transport).drain() == .idle)
        try await world.price(0, 60_000)
        #expect(try await world.lane(transport).drain() == .idle)
        #expect(transport.sent.isEmpty)
        #expect(try await world.partner()?.state == .active)
        #expect(try await world.store.read { try !$0.hasPendingListings(of: OutboxWorld.code) })
    }

    @Test func `each attempt is in the log, without what is secret`() async throws {
        let world = try await OutboxWorld(listings: 1)
        try await world.register()
        let transport = ScriptedTransport(status: 503, body: "key whsec_MfKQ9r8GKYqrTwjUPD8I")
        try await world.lane(transport).drain()
        world.pass(5_000)
        transport.script { _ in .failure(.interrupted("partner.example: timed out")) }
        try await world.lane(transport).drain()
        let log = try await world.deliveries()
        #expect(log.map(\.attempt) == [2, 1])
        #expect(log.map(\.status) == [nil, 503])
        #expect(log.map(\.seq) == [1, 1])
        #expect(log[1].answer == "key ***")
        #expect(log[0].answer == "interrupted: partner.example: timed out")
    }
}
