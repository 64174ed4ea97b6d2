internal import Market
internal import Storage
internal import TestSupport
internal import Testing

/// Partners, their feeds and the parts of a snapshot.
@Suite struct PartnerTests {
    @Test(arguments: ["a", "", "GHN", "ghn!", "đối-tác", String(repeating: "a", count: 41)])
    func `a code is 2 to 40 small letters, digits and dashes`(_ text: String) {
        #expect(PartnerCode(text) == nil)
        #expect(PartnerCode("ghn_2-a") != nil)
    }

    @Test func `a code is taken once`() async throws {
        try await StoreSamples.with { store in
            let partner = PartnerSamples.partner("ghn")
            let answers = try await store.write { session in
                [try session.insert(partner), try session.insert(partner)]
            }
            #expect(answers == [true, false])
            #expect(try await store.read { try $0.partners(limit: 9) } == [partner])
        }
    }

    @Test func `the state of the feed is kept whole`() async throws {
        try await StoreSamples.with { store in
            var partner = PartnerSamples.partner("ghn")
            try await store.add(partner)
            partner.state = .stalled
            partner.stateReason = "status 500"
            partner.feed.lastSeq = 9
            partner.feed.acknowledgedSeq = 7
            partner.feed.gapCount = 2
            partner.feed.needsSnapshot = false
            partner.feed.snapshot = SnapshotProgress(id: "sn_1", nextPart: 2, parts: 3, asOfSeq: 6)
            try await store.write { [partner] in try $0.update(partner) }
            let code = partner.code
            #expect(try await store.read { try $0.partner(code) } == partner)
        }
    }

    @Test func `a partner's secret prints as stars`() {
        var dumped = ""
        dump(PartnerSamples.partner("ghn"), to: &dumped)
        #expect(!dumped.contains("whsec"))
        #expect(!"\(PartnerSamples.partner("ghn"))".contains("whsec"))
    }

    @Test func `a snapshot is cut by number and by size, and holds only what is live`() async throws
    {
        try await StoreSamples.with { store in
            let long = String(repeating: "ỏ", count: 4_000)
            try await store.add(
                MarketSamples.listing("ls_1"),
                MarketSamples.listing("ls_2") { $0.description = long },
                MarketSamples.listing("ls_3"), MarketSamples.listing("ls_4", state: .paused),
                MarketSamples.listing("ls_5"))
            try await store.add(PartnerSamples.partner("ghn"))
            let code = PartnerSamples.code("ghn")
            let cut = SnapshotCut(items: 2, bytes: 16_000)
            let parts = try await store.write { try $0.planSnapshot(of: code, cut: cut) }
            let listings = try await store.read { session in
                try (1...parts).map { try session.snapshotListings(of: code, part: $0).map(\.text) }
            }
            #expect(listings == [["ls_1"], ["ls_2"], ["ls_3", "ls_5"]])
        }
    }

    @Test func `a replay starts the ladder anew and keeps the bytes`() async throws {
        try await StoreSamples.with { store in
            let code = PartnerSamples.code("ghn")
            try await store.add(PartnerSamples.partner("ghn", state: .stalled))
            try await store.write { session in
                var batch = PartnerSamples.batch("msg_1", seq: 1, state: .parked)
                try session.insert(batch)
                batch.rung = 9
                batch.attempts = 10
                try session.update(batch)
            }
            let partner = try await store.write { try $0.replay(code, at: 77) }
            let batch = try await store.read { try $0.openBatch(of: code) }
            #expect(partner?.state == .active)
            #expect(batch?.state == .sending && batch?.rung == 0 && batch?.attempts == 10)
            #expect(batch?.nextAt == 77 && batch?.body == [1, 2, 3])
            #expect(
                try await store.write { try $0.replay(PartnerSamples.code("none"), at: 0) } == nil)
        }
    }
}
