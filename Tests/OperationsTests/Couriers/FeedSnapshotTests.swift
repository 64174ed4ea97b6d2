internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A reader that begins in the middle, or comes back after too long, misses nothing.
@Suite struct FeedSnapshotTests {
    private static let courier = CoverageSamples.courier("a")

    private func snapshot(
        _ desks: DeskHouse, _ cursor: String? = nil, limit: Int = 2
    ) async throws -> CourierDesk.SnapshotPage {
        try await desks.couriers.snapshot(of: Self.courier, cursor: cursor, limit: limit)
    }

    private func feed(
        _ desks: DeskHouse, _ cursor: String?
    ) async throws -> CourierDesk.FeedPage {
        try await desks.couriers.feed(
            of: Self.courier, cursor: cursor, limit: 100, waitSeconds: 0)
    }

    @Test func `what changes while a snapshot is read is in the feed behind it`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            for _ in 0..<5 { try await desks.place() }
            let first = try await snapshot(desks)
            var seen = first.items.map(\.slip.order)
            let late = try await desks.place()
            let early = try #require(seen.first)
            _ = try await desks.orders.cancel(
                early, by: DeskHouse.storefront, once: .free, render: Answer.of)
            var page = first
            while let next = page.next {
                page = try await snapshot(desks, next)
                #expect(page.feedCursor == first.feedCursor)
                seen += page.items.map(\.slip.order)
            }
            let after = try await feed(desks, first.feedCursor).items
            #expect(after.map(\.slip.order) == [late, early])
            #expect(after.map(\.entry.kind) == [.assigned, .cancelled])
            #expect(Set(seen).count >= 5)
        }
    }

    @Test func `a snapshot holds accepted parcels and none that was cancelled`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let gone = try await desks.place()
            let kept = try await desks.order(try await desks.place()).parcels[0].id
            _ = try await AssignmentDeskTests.accept(kept, as: Self.courier, in: desks)
            _ = try await desks.orders.cancel(
                gone, by: DeskHouse.storefront, once: .free, render: Answer.of)
            var page = try await snapshot(desks)
            var found = page.items.map(\.slip.parcel.id)
            while let next = page.next {
                page = try await snapshot(desks, next)
                found += page.items.map(\.slip.parcel.id)
            }
            #expect(found == [kept])
        }
    }

    @Test func `a cursor behind which entries were swept has expired, a later one has not`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            for _ in 0..<2 { try await desks.place() }
            let begin = try await desks.couriers.feed(
                of: Self.courier, cursor: nil, limit: 1, waitSeconds: 0
            ).next
            let end = try await feed(desks, begin).next
            desks.clock.advance(seconds: 91 * 86_400)
            try await desks.place()
            try await desks.assignments.sweep()
            await #expect(throws: CursorError.expired) { try await feed(desks, begin) }
            // What the sweep itself brings about comes first in nobody's way.
            #expect(try await feed(desks, end).items.contains { $0.entry.kind == .assigned })
            #expect(try await feed(desks, nil).items.isEmpty == false)
            #expect(try await desks.store.read { try $0.contradictions() } == [])
        }
    }

    @Test func `the first cursor of a feed that was swept empty is good`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.place()
            try await desks.store.write {
                _ = try $0.sweepFeeds(before: desks.clock.now + 1, limit: 9)
            }
            desks.house.feedPlaces.forget()
            let first = try await feed(desks, nil)
            #expect(first.items.isEmpty)
            try await desks.place()
            #expect(try await feed(desks, first.next).items.map(\.entry.position) == [2])
        }
    }

    @Test func `a cursor beyond the feed's end is of another feed`() async throws {
        try await DeskHouse.with { desks in
            let cursor = try await desks.house.feedSeal().seal(7, for: Self.courier)
            await #expect(throws: CursorError.expired) { try await feed(desks, cursor) }
        }
    }

    @Test func `another courier's place in a snapshot opens nothing`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            for _ in 0..<3 { try await desks.place() }
            let next = try #require(try await snapshot(desks).next)
            await #expect(throws: CursorError.expired) {
                try await desks.couriers.snapshot(
                    of: CoverageSamples.courier("b"), cursor: next, limit: 2)
            }
            for text in ["", "s~1", "1.7.x", next + "0"] {
                await #expect(throws: CursorError.self) { try await snapshot(desks, text) }
            }
        }
    }

    @Test func `an acknowledged cursor takes over what lies before it, once`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            for _ in 0..<3 { try await desks.place() }
            let page = try await desks.couriers.feed(
                of: Self.courier, cursor: nil, limit: 2, waitSeconds: 0)
            for count in [2, 0] {
                let taken = try await desks.couriers.acknowledge(
                    upTo: page.next, of: Self.courier)
                #expect(taken == count)
            }
            let left = try await desks.lease(Self.courier)
            #expect(left.count == 1 && !page.items.map(\.entry.parcel).contains(left[0]))
        }
    }

    @Test func `an empty poll at the known end asks no database`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.place()
            let cursor = try await feed(desks, nil).next
            _ = try await feed(desks, cursor)
            #expect(desks.house.feedPlaces[Self.courier] == FeedBounds(last: 1, swept: 0))
            try await desks.place()
            // The commit itself has told of the new end.
            #expect(desks.house.feedPlaces[Self.courier]?.last == 2)
            #expect(try await feed(desks, cursor).items.count == 1)
        }
    }
}
