internal import Market
internal import Storage
internal import TestSupport
internal import Testing

/// The places of changes, for those who read the feed by themselves.
@Suite struct ListingChangeTests {
    @Test func `a listing stands at its last change, and only if it was ever on offer`()
        async throws
    {
        try await StoreSamples.with { store in
            try await store.add(
                MarketSamples.listing("ls_1", state: .approved),
                MarketSamples.listing("ls_2", state: .approved),
                MarketSamples.listing("ls_3", state: .draft))
            try await store.push("ls_1", "ls_2", "ls_3", "ls_1")
            let changes = try await store.read { try $0.listingChanges(after: 0, limit: 9) }
            #expect(changes.map(\.listing.text) == ["ls_2", "ls_1"])
            #expect(changes.map(\.position) == [2, 4])
            #expect(try await store.read { try $0.lastListingChange() } == 4)
            let live = try await store.read { try $0.liveListings(after: "ls_1", limit: 9) }
            #expect(live.map(\.listing.text) == ["ls_2"])
        }
    }
}
