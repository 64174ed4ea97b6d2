internal import Market
internal import Reach
internal import Storage
internal import TestSupport
internal import Testing

/// What an account holds beside address and secret is kept, and edits are counted.
@Suite struct PartnerAccountTests {
    private let code = PartnerSamples.code("ghn")

    private func full() -> Partner {
        var partner = PartnerSamples.partner("ghn")
        partner.fields = ["shop_id": Secret("12"), "note": Secret("Đơn \"nhanh\"")]
        partner.hookSecret = Secret("hook")
        partner.carries = CourierCode("ghn")
        partner.pace = PartnerPace(callsPerMinute: 30, burst: 2)
        partner.acceptsStock = true
        return partner
    }

    @Test func `everything comes back as it was given`() async throws {
        try await StoreSamples.with { store in
            let partner = full()
            try await store.add(partner)
            #expect(try await store.read { try $0.partner(code) } == partner)
            let courier = try #require(partner.carries)
            #expect(try await store.read { try $0.partner(carrying: courier) } == partner)
        }
    }

    @Test func `an edit is counted, forgets the log-in, and leaves the feed as it is`()
        async throws
    {
        try await StoreSamples.with { store in
            var partner = full()
            try await store.add(partner)
            partner.feed.lastSeq = 7
            let begun = partner
            try await store.write { session in
                try session.update(begun)
                try session.save(
                    PartnerToken(secret: Secret("t"), expiresAt: 5), of: begun.code, asOf: 1)
            }
            #expect(try await store.read { try $0.partner(code)?.token?.expiresAt } == 5)
            partner.name = "Khác"
            partner.retiring = RetiringSecret(secret: Secret("old"), until: 9)
            partner.feed.lastSeq = 0
            let edited = partner
            try await store.write { try $0.saveAccount(of: edited) }
            let found = try #require(try await store.read { try $0.partner(code) })
            #expect(found.version == 2 && found.name == "Khác" && found.token == nil)
            #expect(found.retiring == partner.retiring)
            #expect(found.feed.lastSeq == 7)
        }
    }

    @Test func `a token of an account that was edited meanwhile is not saved`() async throws {
        try await StoreSamples.with { store in
            let partner = full()
            try await store.add(partner)
            try await store.write { try $0.saveAccount(of: partner) }
            let token = PartnerToken(secret: Secret("cũ"), expiresAt: nil)
            let isSaved = try await store.write { try $0.save(token, of: code, asOf: 1) }
            #expect(!isSaved)
            #expect(try await store.read { try $0.partner(code)?.token } == nil)
        }
    }

    @Test func `a token that is refused is forgotten, a newer one is not`() async throws {
        try await StoreSamples.with { store in
            try await store.add(full())
            let (old, new) = (
                PartnerToken(secret: Secret("cũ"), expiresAt: 7),
                PartnerToken(secret: Secret("mới"), expiresAt: 9)
            )
            try await store.write { session in
                try session.save(new, of: code, asOf: 1)
                try session.forget(old, of: code)
            }
            #expect(try await store.read { try $0.partner(code)?.token } == new)
            try await store.write { try $0.forget(new, of: code) }
            #expect(try await store.read { try $0.partner(code)?.token } == nil)
        }
    }

    @Test func `two partners cannot carry for one courier`() async throws {
        try await StoreSamples.with { store in
            try await store.add(full())
            var other = PartnerSamples.partner("other")
            other.carries = CourierCode("ghn")
            let taken = other
            await #expect(throws: (any Error).self) {
                try await store.write { _ = try $0.insert(taken) }
            }
        }
    }
}
