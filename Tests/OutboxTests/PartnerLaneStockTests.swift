import Couriers
import Market
import Storage
import Testing

@testable import Outbox

/// Changes of stock alone, for partners that take them.
@Suite struct PartnerLaneStockTests {
    private let transport = ScriptedTransport()

    private func settled(accepting: Bool = true) async throws -> OutboxWorld {
        let world = try await OutboxWorld(listings: 1)
        try await world.register { $0.acceptsStock = accepting }
        try await world.lane(transport).drain()
        return world
    }

    private func last() throws -> [ModelItem] {
        try ModelBatch(try #require(transport.sent.last)).items
    }

    @Test func `a change of stock alone is said in few words, on the same line of versions`()
        async throws
    {
        let world = try await settled()
        try await world.edit(0) { $0.stock = 3 }
        try await world.lane(transport).drain()
        let item = try #require(try last().first)
        #expect(item.op == "stock" && item.version == 2 && item.quantity == 3)
        #expect(item.previous_version == 1 && item.price_vnd == nil)
        try await world.edit(0) { $0.stock = 0 }
        try await world.lane(transport).drain()
        #expect(try last().map(\.op) == ["stock"])
        try await world.price(0, 70_000)
        try await world.lane(transport).drain()
        #expect(try last().map(\.op) == ["upsert"])
    }

    @Test func `who did not ask for it gets the whole listing`() async throws {
        let world = try await settled(accepting: false)
        try await world.edit(0) { $0.stock = 3 }
        try await world.lane(transport).drain()
        #expect(try last().map(\.op) == ["upsert"])
    }

    @Test func `after a refusal everything is said, not the stock alone`() async throws {
        let world = try await settled()
        transport.script { _ in
            let results = #"{"results":[{"sku":"ls_1000","status":"rejected","code":"weight"}]}"#
            return .success(CourierReply(status: 200, body: Array(results.utf8)))
        }
        try await world.price(0, 70_000)
        try await world.lane(transport).drain()
        try await world.edit(0) { $0.stock = 3 }
        try await world.lane(transport).drain()
        #expect(try last().map(\.op) == ["upsert"])
    }

    @Test func `who does not know the listing gets it whole at once`() async throws {
        let world = try await settled()
        transport.script { request in
            let isStock = String(decoding: request.body, as: UTF8.self).contains("\"op\":\"stock\"")
            let results = """
                {"results":[{"sku":"ls_1000","status":"rejected","code":"needs_upsert"}]}
                """
            return .success(
                CourierReply(status: 200, body: isStock ? Array(results.utf8) : []))
        }
        try await world.edit(0) { $0.stock = 3 }
        #expect(
            try await world.lane(transport).drain() == .idle)
        #expect(try last().map(\.op) == ["upsert"])
        #expect(try last().first?.version == 3)
        #expect(try await world.standing(0)?.status == .accepted)
    }

    @Test func `a snapshot is always whole`() async throws {
        let world = try await settled()
        try await world.edit(0) { $0.stock = 3 }
        transport.script { [unowned transport] _ in
            transport.sent.count == 2
                ? .success(CourierReply(status: 409, body: Array(#"{"need":"snapshot"}"#.utf8)))
                : .success(CourierReply(status: 200))
        }
        try await world.lane(transport).drain()
        #expect(try last().map(\.op) == ["upsert"])
    }
}
