import Couriers
import Market
import Storage
import Testing

@testable import Outbox

/// Gaps: a partner that lost something gets it again.
@Suite struct PartnerLaneResyncTests {
    /// A partner that has taken a snapshot of three listings and two deltas.
    private func settled() async throws -> (OutboxWorld, ScriptedTransport) {
        let world = try await OutboxWorld(listings: 3)
        try await world.register()
        let transport = ScriptedTransport()
        try await world.lane(transport).drain()
        try await world.price(0, 61_000)
        try await world.lane(transport).drain()
        try await world.edit(1) { $0.state = .withdrawn }
        try await world.lane(transport).drain()
        #expect(transport.sent.count == 3)
        return (world, transport)
    }

    private func answerOnce(_ body: String, then transport: ScriptedTransport) {
        let before = transport.sent.count
        transport.script { [unowned transport] _ in
            transport.sent.count == before + 1
                ? .success(CourierReply(status: 409, body: Array(body.utf8)))
                : .success(CourierReply(status: 200))
        }
    }

    @Test func `who needs a snapshot gets one at once, and the deltas after it`() async throws {
        let (world, transport) = try await settled()
        answerOnce(#"{"need":"snapshot"}"#, then: transport)
        try await world.price(2, 62_000)
        try await world.lane(transport).drain()
        let batches = try transport.sent.dropFirst(3).map { try ModelBatch($0) }
        #expect(batches.map(\.mode) == ["delta", "snapshot"])
        #expect(batches[1].items.map(\.sku) == ["ls_1000", "ls_1002"])
        #expect(batches[1].items.map(\.price_vnd) == [61_000, 62_000])
        #expect(batches[1].as_of_seq == 4 && batches[1].batch_seq == 5)
        try await world.price(0, 63_000)
        try await world.lane(transport).drain()
        let delta = try ModelBatch(try #require(transport.sent.last))
        #expect(delta.previous_seq == 5)
        #expect(try await world.deliveries().map(\.outcome).contains("resync"))
    }

    @Test func `who missed batches gets the newest of what they carried`() async throws {
        let (world, transport) = try await settled()
        answerOnce(#"{"resume_from":2}"#, then: transport)
        try await world.price(2, 62_000)
        try await world.lane(transport).drain()
        let batch = try ModelBatch(try #require(transport.sent.last))
        #expect(batch.mode == "delta")
        #expect(batch.previous_seq == 1)
        #expect(batch.items.map(\.op) == ["upsert", "delete", "upsert"])
        #expect(Set(batch.items.map(\.sku)) == ["ls_1000", "ls_1001", "ls_1002"])
    }

    @Test(arguments: [0, -7, 900, Int.max, Int.min])
    func `a wish that makes no sense is answered by a snapshot`(_ seq: Int) async throws {
        let (world, transport) = try await settled()
        answerOnce("{\"resume_from\":\(seq)}", then: transport)
        try await world.price(2, 62_000)
        try await world.lane(transport).drain()
        #expect(try ModelBatch(try #require(transport.sent.last)).mode == "snapshot")
    }

    @Test func `a partner that is ahead is gone on behind`() async throws {
        let (world, transport) = try await settled()
        answerOnce(#"{"resume_from":900}"#, then: transport)
        try await world.price(2, 62_000)
        try await world.lane(transport).drain()
        let batch = try ModelBatch(try #require(transport.sent.last))
        #expect(batch.batch_seq == 900 && batch.as_of_seq == 899)
    }

    @Test func `who needs the next batch has this one`() async throws {
        let (world, transport) = try await settled()
        answerOnce(#"{"resume_from":5}"#, then: transport)
        try await world.price(2, 62_000)
        try await world.lane(transport).drain()
        #expect(transport.sent.count == 4)
        #expect(try await world.standing(2)?.status == .accepted)
    }

    @Test func `who misses something for ever is asked less and less, then parked`() async throws {
        let (world, transport) = try await settled()
        transport.script { _ in
            .success(CourierReply(status: 409, body: Array(#"{"need":"snapshot"}"#.utf8)))
        }
        try await world.price(2, 62_000)
        let lane = world.lane(transport)
        var turn = try await lane.drain()
        var waits = 0
        while case .wait(let instant) = turn, waits < 100 {
            waits += 1
            world.pass(instant - world.now)
            turn = try await lane.drain()
        }
        #expect(turn == .idle)
        #expect(waits == 9)
        #expect(try await world.partner()?.state == .stalled)
        #expect(transport.sent.count == 14)
    }

    @Test func `a snapshot withdraws what no part named`() async throws {
        let world = try await OutboxWorld(listings: 2)
        try await world.register()
        let transport = ScriptedTransport()
        try await world.lane(transport).drain()
        transport.script { _ in .success(CourierReply(status: 410)) }
        try await world.price(0, 60_000)
        try await world.lane(transport).drain()
        try await world.edit(1) { $0.state = .withdrawn }
        transport.script { _ in .success(CourierReply(status: 200)) }
        try await world.replay()
        try await world.lane(transport).drain()
        #expect(try await world.standing(0)?.status == .accepted)
        #expect(try await world.standing(1)?.status == .withdrawn)
    }
}
