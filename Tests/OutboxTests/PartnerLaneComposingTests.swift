import Couriers
import Market
import Reach
import Storage
import Testing

@testable import Outbox

/// What goes into a batch, and what stays marked.
@Suite struct PartnerLaneComposingTests {
    private let transport = ScriptedTransport()

    @Test func `a new partner gets everything as a snapshot first`() async throws {
        let world = try await OutboxWorld(listings: 3)
        try await world.register()
        try await world.lane(transport).drain()
        let batch = try ModelBatch(try #require(transport.sent.first))
        #expect(batch.mode == "snapshot")
        #expect(batch.part == 1 && batch.parts == 1 && batch.as_of_seq == 0)
        #expect(batch.batch_seq == 1 && batch.previous_seq == 0)
        #expect(batch.items.map(\.sku) == ["ls_1000", "ls_1001", "ls_1002"])
        #expect(transport.sent.count == 1)
    }

    @Test func `a partner without listings to hear of gets an empty snapshot`() async throws {
        let world = try await OutboxWorld()
        try await world.register()
        try await world.lane(transport).drain()
        #expect(try transport.sent.map { try ModelBatch($0).items.count } == [0])
    }

    @Test func `many edits of one listing go out once, as it is at last`() async throws {
        let world = try await OutboxWorld(listings: 2)
        try await world.register()
        try await world.lane(transport).drain()
        for price in 1...5 { try await world.price(0, Int64(price) * 1_000) }
        try await world.price(1, 9_000)
        try await world.lane(transport).drain()
        let batch = try ModelBatch(try #require(transport.sent.last))
        #expect(transport.sent.count == 2)
        #expect(batch.mode == "delta")
        #expect(batch.batch_seq == 2 && batch.previous_seq == 1)
        #expect(batch.items.map(\.price_vnd) == [5_000, 9_000])
        #expect(batch.items.first?.version == 6)
    }

    @Test func `a listing that is not live any more becomes a tombstone, once`() async throws {
        let world = try await OutboxWorld(listings: 1)
        try await world.register()
        try await world.lane(transport).drain()
        try await world.edit(0) { $0.state = .paused }
        try await world.lane(transport).drain()
        try await world.edit(0) { $0.stock = 5 }
        try await world.lane(transport).drain()
        let batch = try ModelBatch(try #require(transport.sent.last))
        #expect(batch.items.map(\.op) == ["delete"])
        #expect(transport.sent.count == 2)
        #expect(try await world.standing(0)?.status == .withdrawn)
    }

    @Test func `a listing that was never live is never mentioned`() async throws {
        let world = try await OutboxWorld()
        try await world.register()
        try await world.lane(transport).drain()
        try await world.addListing(7)
        try await world.edit(7) { $0.state = .submitted }
        try await world.lane(transport).drain()
        #expect(transport.sent.count == 1)
        #expect(try await world.standing(7) == nil)
    }

    @Test func `a suspended producer's listings are told with higher versions`() async throws {
        let world = try await OutboxWorld(listings: 1)
        try await world.register()
        try await world.lane(transport).drain()
        try await world.set(.suspended)
        try await world.lane(transport).drain()
        try await world.set(.active)
        try await world.lane(transport).drain()
        let items = try transport.sent.flatMap { try ModelBatch($0).items }
        #expect(items.map(\.op) == ["upsert", "delete", "upsert"])
        #expect(items.map(\.version) == [1, 2, 3])
    }

    @Test func `a batch holds at most a hundred items and 256 KiB`() async throws {
        let world = try await OutboxWorld()
        try await world.register()
        try await world.lane(transport).drain()
        let long = String(repeating: "ỏ", count: 5_000)
        for number in 0..<130 {
            try await world.addListing(number, description: number < 25 ? long : "")
        }
        try await world.lane(transport).drain()
        let batches = try transport.sent.dropFirst().map { try ModelBatch($0) }
        #expect(batches.allSatisfy { $0.items.count <= 100 })
        #expect(transport.sent.allSatisfy { $0.body.count <= 262_144 })
        #expect(Set(batches.flatMap(\.items).map(\.sku)).count == 130)
        #expect(batches.flatMap(\.items).count == 130)
        #expect(batches.map(\.previous_seq) == batches.map { $0.batch_seq - 1 })
    }

    @Test func `a snapshot of many listings comes in numbered parts`() async throws {
        let world = try await OutboxWorld(listings: 205)
        try await world.register()
        try await world.lane(transport).drain()
        let batches = try transport.sent.map { try ModelBatch($0) }
        #expect(batches.count >= 3)
        #expect(batches.map(\.part) == (1...batches.count).map { $0 })
        #expect(batches.allSatisfy { $0.parts == batches.count && $0.as_of_seq == 0 })
        #expect(Set(batches.map(\.snapshot_id)).count == 1)
        #expect(Set(batches.flatMap(\.items).map(\.sku)).count == 205)
    }

    @Test func `a listing too large for any batch is refused where people see it`() async throws {
        let world = try await OutboxWorld()
        try await world.register()
        try await world.lane(transport).drain()
        try await world.addListing(0, description: String(repeating: "x", count: 300_000))
        try await world.addListing(1)
        try await world.lane(transport).drain()
        #expect(try await world.standing(0)?.code == "too_large")
        #expect(try await world.standing(1)?.status == .accepted)
    }

    @Test func `without partners nothing is marked`() async throws {
        let world = try await OutboxWorld(listings: 3)
        try await world.register()
        #expect(try await world.store.read { try !$0.hasPendingListings(of: OutboxWorld.code) })
    }
}

extension PartnerLane {
    /// Steps until there is nothing to do now; says until when it then waits.
    @discardableResult
    func drain(steps: Int = 1_000) async throws -> Turn {
        for _ in 0..<steps {
            let turn = try await step()
            if turn != .again { return turn }
        }
        Issue.record("the lane finds no end")
        return .idle
    }
}
