internal import Market
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A feed's begin may go, never its middle, and what went is known.
@Suite struct FeedSweepingTests {
    static let courier = CoverageSamples.courier("a")

    /// Entries about one parcel, made at these instants.
    private func withEntries(
        at instants: [Int64], _ body: @escaping @Sendable (Store) async throws -> Void
    ) async throws {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing())
            try await store.add(
                MarketSamples.order("or_1", parcels: [MarketSamples.parcel("pk_1", courier: "z")]))
            try await store.write { session in
                for instant in instants {
                    try session.appendToFeed(
                        of: Self.courier, .assigned, ParcelID("pk_1"), at: instant)
                }
            }
            try await body(store)
        }
    }

    private func sweep(_ store: Store, before: Int64, limit: Int = 100) async throws -> Int {
        try await store.write { try $0.sweepFeeds(before: before, limit: limit) }
    }

    private func positions(_ store: Store) async throws -> [Int] {
        try await store.read {
            try $0.feed(of: Self.courier, after: 0, limit: 100).map(\.position)
        }
    }

    @Test func `old entries go, the others stay, and the bounds say so`() async throws {
        try await withEntries(at: [10, 20, 30, 40]) { store in
            #expect(try await sweep(store, before: 30) == 2)
            #expect(try await positions(store) == [3, 4])
            let bounds = try await store.read { try $0.feedBounds(of: Self.courier) }
            #expect(bounds == FeedBounds(last: 4, swept: 2))
            #expect(try await sweep(store, before: 30) == 0)
        }
    }

    @Test func `a feed that is swept empty goes on with its next position`() async throws {
        try await withEntries(at: [10, 20]) { store in
            #expect(try await sweep(store, before: 99) == 2)
            let bounds = try await store.read { try $0.feedBounds(of: Self.courier) }
            #expect(bounds == FeedBounds(last: 2, swept: 2))
            try await store.write {
                try $0.appendToFeed(of: Self.courier, .cancelled, ParcelID("pk_1"), at: 100)
            }
            #expect(try await positions(store) == [3])
        }
    }

    @Test func `an entry dated by a clock that was ahead keeps what follows it`() async throws {
        try await withEntries(at: [10, 90, 20, 30]) { store async throws in
            #expect(try await sweep(store, before: 50) == 1)
            #expect(try await positions(store) == [2, 3, 4])
        }
    }

    @Test func `little goes at a time`() async throws {
        try await withEntries(at: [1, 2, 3, 4, 5]) { store async throws in
            #expect(try await sweep(store, before: 9, limit: 2) == 2)
            #expect(try await positions(store) == [3, 4, 5])
            #expect(try await sweep(store, before: 9, limit: 2) == 2)
            #expect(try await positions(store) == [5])
        }
    }

    @Test func `every entry about a parcel has a higher version`() async throws {
        try await withEntries(at: [1, 2, 3]) { store in
            let versions = try await store.read {
                try $0.feed(of: Self.courier, after: 0, limit: 9).map(\.version)
            }
            // Version 1 is in the feed of the courier that had it first.
            #expect(versions == [2, 3, 4])
        }
    }

    @Test func `a swept feed has no contradictions`() async throws {
        try await withEntries(at: [10, 20, 30]) { store in
            _ = try await sweep(store, before: 25)
            #expect(try await store.read { try $0.contradictions() } == [])
            _ = try await sweep(store, before: 99)
            #expect(try await store.read { try $0.contradictions() } == [])
        }
    }
}
