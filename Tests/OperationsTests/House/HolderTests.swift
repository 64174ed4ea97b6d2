internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A request that is sent again after a change of keys is the same request.
@Suite struct HolderTests {
    private static func key(_ id: String, _ role: Role, _ scope: KeyScope) -> Caller {
        Caller(keyID: id, role: role, scope: scope)
    }

    private static func shop(_ id: String) -> Caller {
        key(id, .storefront, .storefront("cho-que"))
    }

    @Test func `a storefront's new key does not repeat an order`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let first = try await desks.place(by: Self.shop("ky_1"), once: .keyed("k", "a"))
            let again = try await desks.place(by: Self.shop("ky_2"), once: .keyed("k", "a"))
            #expect(first == again)
            await #expect(throws: IdempotencyError.otherRequest) {
                try await desks.place(by: Self.shop("ky_2"), once: .keyed("k", "b"))
            }
            let count = try await desks.store.read { session in
                try session.receivers(placedBefore: .max, after: nil, limit: 9).count
            }
            #expect(count == 1)
        }
    }

    @Test func `what an earlier release kept with the key alone is still the same request`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let once = Once.keyed("k", "a")
            let now = desks.clock.now
            try await desks.store.write { session in
                let kept = RememberedAnswer(
                    requestHash: once.requestHash, status: 201, etag: nil, location: nil,
                    body: Array("or_before".utf8))
                try session.remember(kept, key: "k", of: "ky_1", at: now)
            }
            let again = try await desks.place(by: Self.shop("ky_1"), once: once)
            #expect(again.text == "or_before")
        }
    }

    @Test func `other holders' keys have nothing to do with it`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let first = try await desks.place(by: Self.shop("ky_1"), once: .keyed("k", "a"))
            let other = Self.key("ky_3", .storefront, .storefront("cho-khac"))
            let second = try await desks.place(by: other, once: .keyed("k", "a"))
            let bare = Self.key("ky_4", .storefront, .everything)
            let third = try await desks.place(by: bare, once: .keyed("k", "a"))
            #expect(Set([first, second, third]).count == 3)
        }
    }

    @Test func `who holds a key is told by what it is for`() {
        let pair = { (left: Caller, right: Caller) in left.holder == right.holder }
        let producer = KeyScope.producer(ProducerID("pr_1"))
        #expect(pair(Self.key("1", .producer, producer), Self.key("2", .producer, producer)))
        let courier = KeyScope.courier(CoverageSamples.courier("a"))
        #expect(pair(Self.key("1", .courier, courier), Self.key("2", .courier, courier)))
        #expect(!pair(Self.key("1", .admin, .everything), Self.key("2", .admin, .everything)))
        #expect(!pair(Self.key("1", .helper, .everything), Self.key("2", .helper, .everything)))
        // What an owner was answered is not for whoever only packs.
        let owner = Caller(keyID: "1", role: .producer, scope: producer, member: .owner)
        for member in MemberRole.allCases where member != .owner {
            let other = Caller(keyID: "1", role: .producer, scope: producer, member: member)
            #expect(!pair(owner, other))
        }
    }
}
