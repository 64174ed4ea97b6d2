internal import Foundation
internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
internal import Testing

/// The feed as couriers read it: everything once, then changes, and nothing after a restore.
@Suite struct ListingFeedDeskTests {
    private struct Page: Decodable {
        struct Item: Decodable {
            let op: String
            let sku: String
            let version: Int
            let price_vnd: Int?
        }

        let mode: String
        let items: [Item]
        let has_more: Bool
        let next_cursor: String

        var lines: [String] { items.map { "\($0.op) \($0.sku)" } }
    }

    private func read(
        _ house: DeskHouse, _ cursor: String? = nil, limit: Int = 100, courier: String = "a"
    ) async throws -> Page {
        let bytes = try await ListingFeedDesk(house: house.house).page(
            for: CoverageSamples.courier(courier), cursor: cursor, limit: limit, waitSeconds: 0)
        return try JSONDecoder().decode(Page.self, from: Data(bytes))
    }

    private func add(_ number: Int, _ house: DeskHouse) async throws {
        try await house.add(MarketSamples.listing("ls_\(number)"))
        try await house.store.write { try $0.queuePush(of: ListingID("ls_\(number)")) }
    }

    private func set(_ state: ListingState, _ number: Int, _ house: DeskHouse) async throws {
        try await house.store.write { session in
            guard var listing = try session.listing(ListingID("ls_\(number)")) else { return }
            listing.state = state
            try session.update(listing)
            try session.queuePush(of: listing.id)
        }
    }

    @Test func `everything comes in pages, and what changes meanwhile comes after it`()
        async throws
    {
        try await DeskHouse.with { house in
            for number in 1...3 { try await add(number, house) }
            let first = try await read(house, limit: 2)
            #expect(first.mode == "snapshot" && first.has_more)
            #expect(first.lines == ["upsert ls_1", "upsert ls_2"])
            try await set(.paused, 1, house)
            let second = try await read(house, first.next_cursor, limit: 2)
            #expect(second.lines == ["upsert ls_3"] && !second.has_more)
            let third = try await read(house, second.next_cursor)
            #expect(third.mode == "delta" && third.lines == ["delete ls_1"])
            let version = try #require(third.items.first?.version)
            #expect(version > first.items[0].version)
            #expect(try await read(house, third.next_cursor).items.isEmpty)
        }
    }

    @Test func `a draft is never mentioned, a listing that comes back is`() async throws {
        try await DeskHouse.with { house in
            try await add(1, house)
            let start = try await read(house).next_cursor
            try await house.add(MarketSamples.listing("ls_2", state: .draft))
            try await set(.draft, 2, house)
            #expect(try await read(house, start).items.isEmpty)
            try await set(.paused, 1, house)
            try await set(.approved, 1, house)
            #expect(try await read(house, start).lines == ["upsert ls_1"])
        }
    }

    @Test func `a cursor is for one courier, for one database, and not for the future`()
        async throws
    {
        try await DeskHouse.with { house in
            try await add(1, house)
            let cursor = try await read(house).next_cursor
            await #expect(throws: ListingCursorError.expired) {
                _ = try await read(house, cursor, courier: "b")
            }
            await #expect(throws: ListingCursorError.expired) {
                _ = try await read(house, "d.99.00")
            }
            for text in ["", "x", "d.1", "s.1.x", "s.a.b.c", "d.-.x"] {
                await #expect(throws: CursorError.unreadable) {
                    _ = try await read(house, text)
                }
            }
        }
    }
}
