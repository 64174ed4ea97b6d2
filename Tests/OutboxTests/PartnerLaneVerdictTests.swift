import Couriers
import Market
import Storage
import Testing

@testable import Outbox

/// What a partner says of single items.
@Suite struct PartnerLaneVerdictTests {
    private let results = """
        {"results":[
        {"sku":"ls_1000","status":"rejected","code":"weight","message":"thiếu cân nặng"},
        {"sku":"ls_1001","status":"accepted"},
        {"sku":"ls_1002","status":"in_review"},
        {"sku":"ls_9999","status":"rejected"}]}
        """

    @Test func `each verdict is kept with its reason`() async throws {
        let world = try await OutboxWorld(listings: 4)
        try await world.register()
        try await world.lane(ScriptedTransport(status: 200, body: results)).drain()
        let rejected = try #require(try await world.standing(0))
        #expect(rejected.status == .rejected)
        #expect(rejected.code == "weight")
        #expect(rejected.message == "thiếu cân nặng")
        #expect(try await world.standing(1)?.status == .accepted)
        #expect(try await world.standing(2)?.status == .pending)
        #expect(try await world.standing(2)?.code == "unmapped: in_review")
        #expect(try await world.standing(3)?.status == .accepted)
    }

    @Test func `a rejected item is not sent again until it changes`() async throws {
        let world = try await OutboxWorld(listings: 1)
        try await world.register()
        let transport = ScriptedTransport(status: 200, body: results)
        try await world.lane(transport).drain()
        try await world.lane(transport).drain()
        #expect(transport.sent.count == 1)
        transport.script { _ in .success(CourierReply(status: 200)) }
        try await world.price(0, 60_000)
        try await world.lane(transport).drain()
        #expect(transport.sent.count == 2)
        let standing = try #require(try await world.standing(0))
        #expect(standing.status == .accepted)
        #expect(standing.code == nil && standing.message == nil)
        #expect(standing.version == 2)
    }

    @Test func `listings that wait are shown as pending`() async throws {
        let world = try await OutboxWorld(listings: 2)
        try await world.register()
        try await world.lane(ScriptedTransport()).drain()
        try await world.price(0, 60_000)
        try await world.addListing(5)
        let shown = try await world.store.read {
            try $0.standings(at: OutboxWorld.code, after: "", limit: 10)
        }
        #expect(shown.map(\.listing.text) == ["ls_1000", "ls_1001", "ls_1005"])
        #expect(shown.map(\.status) == [.pending, .accepted, .pending])
        #expect(shown.map(\.version) == [1, 1, 0])
    }
}
