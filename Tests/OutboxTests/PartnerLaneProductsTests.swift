import Couriers
import Market
import Storage
import Synchronization
import Testing

@testable import Outbox

/// Partners that take one product in each call, and know neither snapshots nor tombstones.
@Suite struct PartnerLaneProductsTests {
    private let shop = ProductShop()

    private func world(listings: Int) async throws -> OutboxWorld {
        let world = try await OutboxWorld(listings: listings)
        try await world.register(kind: "product_shop")
        return world
    }

    private func drain(_ world: OutboxWorld) async throws -> PartnerLane.Turn {
        var lane = world.lane(shop)
        lane.adapter = { [shop] _ in shop }
        return try await lane.drain()
    }

    @Test func `each listing goes in a call of its own, new ones first as new`() async throws {
        let world = try await world(listings: 3)
        #expect(try await drain(world) == .idle)
        #expect(shop.calls == ["new ls_1000 10", "new ls_1001 10", "new ls_1002 10"])
        try await world.edit(1) { $0.stock = 4 }
        _ = try await drain(world)
        #expect(shop.calls.last == "update ls_1001 4")
    }

    @Test func `a listing that ends is sent as a deletion, once, and only if it is there`()
        async throws
    {
        let world = try await world(listings: 2)
        shop.refuse("ls_1001")
        _ = try await drain(world)
        for number in 0...1 { try await world.edit(number) { $0.state = .paused } }
        _ = try await drain(world)
        #expect(shop.calls.dropFirst(2) == ["update ls_1000 gone"])
        #expect(try await world.standing(0)?.status == .withdrawn)
        try await world.edit(0) { $0.state = .approved }
        _ = try await drain(world)
        #expect(shop.calls.last == "new ls_1000 10")
    }

    @Test func `a product that is refused holds no other up and is shown with the reason`()
        async throws
    {
        let world = try await world(listings: 2)
        shop.refuse("ls_1000")
        #expect(try await drain(world) == .idle)
        let standing = try #require(try await world.standing(0))
        #expect(standing.status == .rejected && standing.takenVersion == 0)
        #expect(standing.code == "weight" && standing.message == "no weight")
        #expect(try await world.standing(1)?.status == .accepted)
        #expect(try await world.partner()?.state == .active)
        #expect(try await world.deliveries().map(\.outcome) == ["accepted", "refused"])
    }
}

/// A shop with one call for one product; the test reads what it was asked.
private final class ProductShop: Courier, CourierTransport {
    let capabilities = CourierCapabilities(
        listingPush: PushLimits(items: 1, bytes: 10_000, style: .products))
    private let state = Mutex((calls: [String](), refused: Set<String>()))

    var calls: [String] { state.withLock { $0.calls } }

    func refuse(_ sku: String) {
        state.withLock { _ = $0.refused.insert(sku) }
    }

    func body(of batch: ListingBatch) -> [UInt8] {
        let lines = batch.items.map { item in
            switch item {
            case .upsert(let product): "\(item.sku.text) \(product.listing.stock)"
            case .delete: "\(item.sku.text) gone"
            }
        }
        return Array(lines.joined(separator: ";").utf8)
    }

    func request(
        for job: CourierJob, account: CourierAccount, at now: Int64
    ) throws(CourierError) -> CourierRequest {
        guard case .push(let push) = job else { throw .unsupported("products only") }
        let head = Array((push.isUpdate ? "update " : "new ").utf8)
        return CourierRequest(method: .post, url: account.url, body: head + push.body)
    }

    func outcome(of reply: CourierReply, to job: CourierJob, at now: Int64) -> CourierOutcome {
        if reply.status == 200 { return .ok(.pushed([])) }
        return .rejected(
            CourierRejection(code: "weight", message: "no weight", remedy: .amend))
    }

    func send(_ request: CourierRequest) async throws(TransportError) -> CourierReply {
        let text = String(decoding: request.body, as: UTF8.self)
        return state.withLock { state in
            state.calls.append(text)
            let isRefused = state.refused.contains { text.contains($0) }
            return CourierReply(status: isRefused ? 400 : 200)
        }
    }
}
