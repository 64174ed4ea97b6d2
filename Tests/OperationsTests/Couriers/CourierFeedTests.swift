internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// The feed that a courier polls. A poll here would outlast the test if nobody woke it.
@Suite(.timeLimit(.minutes(10))) struct CourierFeedTests {
    private static let courier = CoverageSamples.courier("a")
    private static let forever = 100_000

    private func poll(
        _ desks: DeskHouse, _ cursor: String? = nil, limit: Int = 10, wait: Int = 0
    ) async throws -> CourierDesk.FeedPage {
        try await desks.couriers.feed(
            of: Self.courier, cursor: cursor, limit: limit, waitSeconds: wait)
    }

    @Test func `a cursor asked again gives the same again, for a reader that died`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            for _ in 0..<5 { try await desks.place() }
            let first = try await poll(desks, limit: 2)
            let second = try await poll(desks, first.next, limit: 2)
            let again = try await poll(desks, first.next, limit: 2)
            #expect(second.items == again.items && second.next == again.next)
            #expect(second.items.map(\.entry.position) == [3, 4])
            let last = try await poll(desks, second.next, limit: 2)
            #expect(last.items.map(\.entry.position) == [5])
        }
    }

    @Test func `an empty poll gives the cursor back that it was asked with`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let begin = try await poll(desks)
            #expect(begin.items.isEmpty)
            #expect(try await poll(desks, begin.next).next == begin.next)
            try await desks.place()
            let read = try await poll(desks, begin.next)
            #expect(read.items.count == 1 && read.next != begin.next)
            let empty = try await poll(desks, read.next)
            #expect(empty.items.isEmpty && empty.next == read.next)
        }
    }

    @Test func `an order wakes the poll that waits for it`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let begin = try await poll(desks).next
            let waiting = Task { try await poll(desks, begin, wait: Self.forever) }
            let id = try await desks.place()
            #expect(try await waiting.value.items.map(\.slip.order) == [id])
        }
    }

    @Test func `many polls are woken by one order, and another courier's goes on waiting`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let other = Task {
                try await desks.couriers.feed(
                    of: CoverageSamples.courier("b"), cursor: nil, limit: 10,
                    waitSeconds: Self.forever)
            }
            let polls = (0..<20).map { _ in
                Task { try await poll(desks, wait: Self.forever).items.count }
            }
            try await desks.place()
            for waiting in polls { #expect(try await waiting.value == 1) }
            other.cancel()
            let rest = try? await other.value
            #expect(rest?.items.isEmpty ?? true)
        }
    }

    @Test func `a cancellation wakes the poll too`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let id = try await desks.place()
            let read = try await poll(desks).next
            let waiting = Task { try await poll(desks, read, wait: Self.forever) }
            _ = try await desks.orders.cancel(
                id, by: DeskHouse.storefront, once: .free, render: Answer.of)
            #expect(try await waiting.value.items.map(\.entry.kind) == [.cancelled])
        }
    }

    @Test func `a house that closes lets its waiting polls go with their cursor`() async throws {
        try await DeskHouse.with { desks in
            let begin = try await poll(desks).next
            let waiting = Task { try await poll(desks, begin, wait: Self.forever) }
            desks.house.stopWaiting()
            let page = try await waiting.value
            #expect(page.items.isEmpty && page.next == begin)
        }
    }

    @Test func `the slip has what a courier needs, and no other courier sees it`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.place(MarketSamples.draft([MarketSamples.line("ls_1", 2)]))
            let slip = try #require(try await poll(desks).items.first?.slip)
            #expect(slip.buyer.name == "Nguyễn Thị Mẫu" && slip.buyer.phone == "+84987654321")
            #expect(slip.producerName == "Hợp tác xã Tỏi Lý Sơn")
            #expect(slip.contents.map { "\($0.quantity) \($0.name)" } == ["2 Tỏi Lý Sơn"])
            #expect(try await desks.feed("b").isEmpty)
        }
    }

    @Test func `the feed goes on after a restart, with the cursor of before`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            for _ in 0..<2 { try await desks.place() }
            let cursor = try await poll(desks, limit: 1).next
            let restarted = House(
                store: desks.store, clockwork: desks.house.clockwork, atlas: desks.house.atlas)
            let page = try await CourierDesk(house: restarted).feed(
                of: Self.courier, cursor: cursor, limit: 9, waitSeconds: 0)
            #expect(page.items.map(\.entry.position) == [2])
        }
    }
}
