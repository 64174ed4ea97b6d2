import Market
import Outbox
import Reach
import Storage

/// The changes that desks make, each with its mark in the same transaction.
extension OutboxWorld {
    static func id(_ number: Int) -> ListingID {
        ListingID("ls_\(1_000 + number)")
    }

    func addListing(_ number: Int, description: String = "") async throws {
        let listing = Listing(
            id: Self.id(number), producer: ProducerID("pr_1"),
            offer: Offer(
                name: "Tỏi \(number)", set: 3, pack: "gói", netQuantity: 100, netUnit: .grams,
                packedWeightGrams: 120, lengthCm: 10, widthCm: 10, heightCm: 5,
                price: Money(vnd: 50_000), goods: [.dry], description: description),
            stock: 10, state: .approved, updatedAt: now)
        try await store.write { session in
            try session.insert(listing)
            try session.queuePush(of: listing.id)
        }
    }

    func edit(
        _ number: Int, _ change: @escaping @Sendable (inout Listing) -> Void
    ) async throws {
        let now = now
        try await store.write { session in
            guard var listing = try session.listing(Self.id(number)) else { return }
            change(&listing)
            listing.version += 1
            listing.feedVersion += 1
            listing.updatedAt = now
            try session.update(listing)
            try session.queuePush(of: listing.id)
        }
    }

    func price(_ number: Int, _ vnd: Int64) async throws {
        try await edit(number) { $0.offer.price = Money(vnd: vnd) }
    }

    /// Suspends the producer or lets it back, without counting the listings up.
    func set(_ state: ProducerState) async throws {
        let now = now
        try await store.write { session in
            guard var producer = try session.producer(ProducerID("pr_1")) else { return }
            producer.state = state
            producer.version += 1
            try session.update(producer, at: now)
            for id in try session.listingIDs(of: producer.id) { try session.queuePush(of: id) }
        }
    }

    /// What buyers can see now: price and stock by id.
    func live() async throws -> [String: [Int64]] {
        try await store.read { session in
            let producer = try session.producer(ProducerID("pr_1"))
            var live: [String: [Int64]] = [:]
            for id in try session.listingIDs(of: ProducerID("pr_1")) {
                guard let listing = try session.listing(id),
                    listing.isLive(producer: producer?.state ?? .suspended)
                else { continue }
                live[id.text] = [listing.offer.price.vnd, Int64(listing.stock)]
            }
            return live
        }
    }

    func partner(_ code: PartnerCode = OutboxWorld.code) async throws -> Partner? {
        try await store.read { try $0.partner(code) }
    }

    func openBatch() async throws -> PushBatch? {
        try await store.read { try $0.openBatch(of: Self.code) }
    }

    func deliveries() async throws -> [Delivery] {
        try await store.read { try $0.deliveries(of: Self.code, before: nil, limit: 1_000) }
    }

    func standing(_ number: Int) async throws -> ListingAtPartner? {
        try await store.read { try $0.standing(of: Self.id(number), at: Self.code) }
    }

    func replay() async throws {
        let now = now
        _ = try await store.write { try $0.replay(Self.code, at: now) }
    }
}
