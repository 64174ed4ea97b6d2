internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Edits, moves and stock of a listing.
@Suite struct EditingListingTests {
    private static let id = ListingID("ls_1")

    @discardableResult
    private func edit(
        _ desks: DeskHouse, expecting version: Int? = 1, by caller: Caller = DeskHouse.producer,
        _ change: @escaping @Sendable (inout Offer) -> Void
    ) async throws -> Answer {
        try await desks.listings.edit(
            Self.id, expecting: version, by: caller, once: .free,
            change: { offer in
                var offer = offer
                change(&offer)
                return offer
            }, render: Answer.of)
    }

    private func move(_ move: ListingMove, _ desks: DeskHouse) async throws {
        _ = try await desks.listings.move(
            Self.id, move, by: DeskHouse.producer, once: .free, render: Answer.of)
    }

    @Test func `a lower price is live at once and a newer version for everybody`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            #expect(try await edit(desks) { $0.price = Money(vnd: 120_000) }.etag == "2")
            let listing = try #require(try await desks.listing())
            #expect(listing.state == .approved && listing.offer.price.vnd == 120_000)
            #expect((listing.version, listing.feedVersion) == (2, 2))
        }
    }

    @Test func `an edit that changes nothing makes no version`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            #expect(try await edit(desks) { $0.price = Money(vnd: 125_000) }.etag == "1")
            #expect(try await desks.history(of: "ls_1").isEmpty)
        }
    }

    @Test(arguments: [ListingState.draft, .needsWork, .submitted])
    func `a new name before approval leaves the state`(_ state: ListingState) async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: state))
            try await edit(desks) { $0.name = "Tỏi cô đơn" }
            #expect(try await desks.listing()?.state == state)
        }
    }

    @Test func `an edit without the current version is refused`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            await #expect(throws: PreconditionError.missing) {
                try await edit(desks, expecting: nil) { _ in }
            }
            await #expect(throws: PreconditionError.stale(current: 1)) {
                try await edit(desks, expecting: 2) { _ in }
            }
            await #expect(throws: PreconditionError.stale(current: 1)) {
                try await edit(desks, expecting: 0) { _ in }
            }
            #expect(try await desks.listing() == MarketSamples.listing())
        }
    }

    @Test func `an edit that would not register is refused by its field`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let refused = await #expect(throws: FieldProblems.self) {
                try await edit(desks) { $0.price = Money(vnd: -5) }
            }
            #expect(refused?.all.map(\.field) == ["price_vnd"])
        }
    }

    @Test func `another producer and an officer do not edit it`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            for caller in [
                MarketSamples.caller(.producer, .producer(ProducerID("pr_2"))), DeskHouse.officer,
            ] {
                await #expect(throws: AccessError.outOfScope) {
                    try await edit(desks, by: caller) { $0.price = Money(vnd: 1_000) }
                }
            }
        }
    }

    @Test func `what is withdrawn is neither edited nor brought back`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await move(.withdraw, desks)
            await #expect(throws: ListingError.withdrawn(Self.id)) {
                try await edit(desks, expecting: 2) { _ in }
            }
            for again in [ListingMove.submit, .resume, .withdraw] {
                await #expect(throws: ListingError.moveNotAllowed(again, from: .withdrawn)) {
                    try await move(again, desks)
                }
            }
        }
    }

    @Test func `a paused listing is not live and resumes without a review`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await move(.pause, desks)
            #expect(try await desks.listings.page(ListingSearch(limit: 9)).items.isEmpty)
            try await move(.resume, desks)
            #expect(try await desks.listings.page(ListingSearch(limit: 9)).items.count == 1)
            #expect(try await desks.history(of: "ls_1") == ["listing_pause", "listing_resume"])
        }
    }

    @Test func `a new count of stock is no new version but a newer one for partners`() async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            func set(_ stock: Int) async throws {
                _ = try await desks.listings.setStock(
                    stock, of: Self.id, by: DeskHouse.producer, once: .free, render: Answer.of)
            }
            try await set(0)
            let listing = try #require(try await desks.listing())
            #expect((listing.stock, listing.version, listing.feedVersion) == (0, 1, 2))
            #expect(try await desks.listings.find(Self.id, for: nil).isLive)
            await #expect(throws: FieldProblems.self) { try await set(-1) }
            #expect(try await desks.listing()?.stock == 0)
        }
    }
}
