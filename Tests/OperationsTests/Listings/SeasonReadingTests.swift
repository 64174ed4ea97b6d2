internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A listing out of season stays readable, is not found by searching and cannot be ordered.
@Suite struct SeasonReadingTests {
    private static let id = ListingID("ls_1")
    private static let today = MarketSamples.today
    private static let opening = today.advanced(by: 10)

    private func close(
        _ desks: DeskHouse, _ reason: ClosureReason = .harvestOver, from days: Int = 0,
        by caller: Caller = DeskHouse.officer
    ) async throws {
        let isSuspension = reason.kind == .suspension
        _ = try await desks.closures.close(
            ProducerID("pr_1"),
            Closure(
                from: Self.today.advanced(by: days), until: Self.opening, reason: reason,
                legalGround: isSuspension ? "Công văn 12" : nil),
            by: caller, once: .free, render: Answer.of)
    }

    private func found(_ desks: DeskHouse) async throws -> [String] {
        try await desks.listings.page(ListingSearch(limit: 10)).items.map(\.listing.id.text)
    }

    @Test func `in a season anybody reads it with the day of the opening`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await close(desks, by: DeskHouse.producer)
            let view = try await desks.listings.find(Self.id, for: nil)
            #expect(!view.isLive && view.hold == .producerClosed)
            #expect(view.season?.reason == .harvestOver && view.closedUntil == Self.opening)
            #expect(try await found(desks).isEmpty)
            desks.clock.set(Self.opening.startUTCMilliseconds)
            let open = try await desks.listings.find(Self.id, for: nil)
            #expect(open.isLive && open.season == nil && open.closedUntil == nil)
            #expect(try await found(desks) == ["ls_1"])
        }
    }

    @Test func `a suspension takes it out of sight, also during a season`() async throws {
        try await DeskHouse.with { desks async throws in
            try await desks.add(MarketSamples.listing())
            try await close(desks)
            try await close(desks, .foodSafety)
            await #expect(throws: ListingError.notFound(Self.id)) {
                try await desks.listings.find(Self.id, for: nil)
            }
        }
    }

    @Test(arguments: [ListingState.draft, .submitted, .needsWork, .paused, .withdrawn])
    func `a season shows nothing that was not on sale before`(_ state: ListingState) async throws {
        try await DeskHouse.with { desks async throws in
            try await desks.add(MarketSamples.listing(state: state))
            try await close(desks)
            await #expect(throws: ListingError.notFound(Self.id)) {
                try await desks.listings.find(Self.id, for: nil)
            }
        }
    }

    @Test func `an order is refused with the day of the opening, and only in a season`()
        async throws
    {
        try await DeskHouse.with { desks async throws in
            try await desks.add(
                MarketSamples.listing(), MarketSamples.listing("ls_2", state: .paused))
            try await close(desks)
            await #expect(throws: OrderError.notLive(line: 0, Self.id, opensOn: Self.opening)) {
                try await desks.place()
            }
            await #expect(throws: OrderError.notLive(line: 0, ListingID("ls_2"))) {
                try await desks.place(MarketSamples.draft([MarketSamples.line("ls_2")]))
            }
            try await close(desks, .foodSafety)
            await #expect(throws: OrderError.notLive(line: 0, Self.id)) {
                try await desks.place()
            }
        }
    }
}
