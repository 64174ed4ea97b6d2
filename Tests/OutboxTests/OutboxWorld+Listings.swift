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
        let today = Day(utcMilliseconds: now)
        return try await store.read { session in
            guard let producer = try session.producer(ProducerID("pr_1")) else { return [:] }
            var live: [String: [Int64]] = [:]
            for id in try session.listingIDs(of: ProducerID("pr_1")) {
                guard let listing = try session.listing(id),
                    listing.isLive(producer: producer, on: today)
                else { continue }
                live[id.text] = [listing.offer.price.vnd, Int64(listing.stock)]
            }
            return live
        }
    }

    func partner(_ code: PartnerCode = OutboxWorld.code) async throws -> Partner? {
        try await store.read { try $0.partner(code) }
    }

    func openBatch(_ code: PartnerCode = OutboxWorld.code) async throws -> PushBatch? {
        try await store.read { try $0.openBatch(of: code) }
    }

    func deliveries() async throws -> [Delivery] {
        try await store.read { try $0.deliveries(of: Self.code, before: nil, limit: 1_000) }
    }

    func standing(_ number: Int) async throws -> ListingAtPartner? {
        try await store.read { try $0.standing(of: Self.id(number), at: Self.code) }
    }

    func replay(_ code: PartnerCode = OutboxWorld.code) async throws {
        let now = now
        _ = try await store.write { try $0.replay(code, at: now) }
    }

    /// Puts all listings back as they were at the start, with one new partner and no other.
    func begin(_ code: PartnerCode, _ change: (inout Partner) -> Void) async throws {
        let partner = sample(code, change)
        try await store.write { session in
            for var old in try session.partners(limit: 1_000) where old.state != .disabled {
                old.state = .disabled
                try session.update(old)
            }
            _ = try session.insert(partner)
            if var producer = try session.producer(ProducerID("pr_1")), producer.state != .active {
                producer.state = .active
                try session.update(producer, at: 0)
            }
            for id in try session.listingIDs(of: ProducerID("pr_1")) {
                guard var listing = try session.listing(id) else { continue }
                (listing.state, listing.stock) = (.approved, 10)
                listing.offer.price = Money(vnd: 50_000)
                try session.update(listing)
            }
        }
    }

    /// Nothing stands in the way any more: one change, and a replay where it is needed.
    func clearUp(for code: PartnerCode) async throws {
        let now = now
        try await store.write { session in
            if var producer = try session.producer(ProducerID("pr_1")), producer.state != .active {
                producer.state = .active
                try session.update(producer, at: now)
                for id in try session.listingIDs(of: producer.id) {
                    try session.queuePush(of: id)
                }
            }
            if var listing = try session.listing(Self.id(0)) {
                listing.state = .approved
                listing.feedVersion += 1
                try session.update(listing)
                try session.queuePush(of: listing.id)
            }
            if try session.partner(code)?.state == .stalled {
                _ = try session.replay(code, at: now)
            }
        }
    }
}
