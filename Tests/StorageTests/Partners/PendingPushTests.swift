internal import Market
internal import Storage
internal import TestSupport
internal import Testing

/// Marks: which listings are still to be said to whom.
@Suite struct PendingPushTests {
    @Test func `every partner that is sent listings gets a mark, a disabled one none`() async throws
    {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing())
            try await store.add(
                PartnerSamples.partner("active"),
                PartnerSamples.partner("stalled", state: .stalled),
                PartnerSamples.partner("disabled", state: .disabled))
            try await store.push("ls_1")
            #expect(try await store.pending("active") == ["ls_1"])
            #expect(try await store.pending("stalled") == ["ls_1"])
            #expect(try await store.pending("disabled").isEmpty)
        }
    }

    @Test func `a listing that waits keeps its place however often it changes`() async throws {
        try await StoreSamples.with { store in
            try await store.add(
                MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2"),
                MarketSamples.listing("ls_3"))
            try await store.add(PartnerSamples.partner("ghn"))
            try await store.push("ls_3", "ls_1", "ls_3", "ls_2", "ls_3")
            #expect(try await store.pending("ghn") == ["ls_3", "ls_1", "ls_2"])
        }
    }

    @Test func `a change that is undone leaves no mark`() async throws {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing())
            try await store.add(PartnerSamples.partner("ghn"))
            await #expect(throws: Refusal.self) {
                try await store.write { session in
                    try session.queuePush(of: ListingID("ls_1"))
                    throw Refusal(number: 1)
                }
            }
            #expect(try await store.pending("ghn").isEmpty)
        }
    }

    @Test func `what batches carried is marked again from the one that was missed`() async throws {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2"))
            try await store.add(PartnerSamples.partner("ghn"))
            let code = PartnerSamples.code("ghn")
            try await store.write { session in
                for (seq, id) in [(3, "ls_1"), (4, "ls_2")] {
                    try session.save(
                        ListingAtPartner(
                            listing: ListingID(id), seq: seq, version: 1, isDelete: true,
                            status: .withdrawn, at: 0),
                        at: code)
                }
                try session.markPending(carriedFrom: 4, of: code)
            }
            #expect(try await store.pending("ghn") == ["ls_2"])
            let statuses = try await store.read { session in
                try session.standings(at: code, after: "", limit: 9).map(\.status)
            }
            #expect(statuses == [.withdrawn, .pending])
        }
    }
}
