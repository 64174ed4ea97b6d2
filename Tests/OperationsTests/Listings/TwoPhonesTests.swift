internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Two people edit one listing at once.
@Suite struct TwoPhonesTests {
    private static let id = ListingID("ls_1")

    @Test(arguments: [ListingState.draft, .submitted, .approved, .paused])
    func `edits of different fields from the same version both survive`(
        _ state: ListingState
    ) async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: state))
            try await desks.edit(Self.id, from: 1) { $0.lengthCm = 30 }
            try await desks.edit(Self.id, from: 1) { $0.details.tags = ["đặc sản"] }
            try await desks.edit(Self.id, from: 1) { $0.name = "Tỏi cô đơn" }
            let offer = try #require(try await desks.wanted(Self.id))
            #expect(offer.lengthCm == 30 && offer.details.tags == ["đặc sản"])
            #expect(offer.name == "Tỏi cô đơn")
        }
    }

    @Test(arguments: [ListingState.draft, .approved])
    func `of the same field the second sees both values and decides`(
        _ state: ListingState
    ) async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: state))
            try await desks.edit(Self.id, from: 1) { $0.name = "Tỏi một" }
            let conflict = await #expect(throws: EditConflict.self) {
                try await desks.edit(Self.id, from: 1) {
                    ($0.name, $0.heightCm) = ("Tỏi hai", 9)
                }
            }
            let field = try #require(conflict?.conflicts.first)
            #expect(conflict?.current == 2 && conflict?.conflicts.count == 1)
            #expect(field.field == "name" && field.base == .text("Tỏi Lý Sơn"))
            #expect(field.yours == .text("Tỏi hai") && field.theirs == .text("Tỏi một"))
            #expect(try await desks.wanted(Self.id)?.heightCm == 8)
            try await desks.edit(Self.id, from: 2) { ($0.name, $0.heightCm) = ("Tỏi hai", 9) }
            let decided = try #require(try await desks.wanted(Self.id))
            #expect(decided.name == "Tỏi hai" && decided.heightCm == 9)
        }
    }

    @Test func `different attributes are different fields`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: .draft))
            try await desks.edit(Self.id, from: 1) {
                $0.details.attributes["vegetarian"] = .flag(true)
            }
            try await desks.edit(Self.id, from: 1) {
                $0.details.attributes["preservation"] = .choice("chilled")
            }
            #expect(try await desks.wanted(Self.id)?.details.attributes.count == 2)
        }
    }

    @Test func `the same edit from both is one edit`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: .draft))
            for _ in 0..<3 {
                let tag = try await desks.edit(Self.id, from: 1) { $0.name = "Tỏi một" }
                #expect(tag == "2")
            }
        }
    }

    @Test func `edits that are right alone but not together are refused by field`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: .draft))
            try await desks.edit(Self.id, from: 1) { $0.packedWeightGrams = 260 }
            let refused = await #expect(throws: FieldProblems.self) {
                try await desks.edit(Self.id, from: 1) { $0.netQuantity = 300 }
            }
            #expect(refused?.all.map(\.field) == ["packed_weight_g"])
        }
    }

    @Test func `a second edit from before a change was approved still knows what it began with`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.edit(Self.id, from: 1) { $0.name = "Tỏi một" }
            let id = try #require(
                try await desks.store.read { try $0.waitingRequest(of: Self.id)?.id })
            _ = try await desks.listings.decide(
                id, ChangeVerdict(.approve), by: DeskHouse.officer, once: .free, render: Answer.of)
            // It saw the waiting name in version 2 and leaves it alone.
            try await desks.edit(Self.id, from: 2) { $0.widthCm = 13 }
            await #expect(throws: EditConflict.self) {
                try await desks.edit(Self.id, from: 1) { $0.name = "Tỏi hai" }
            }
            let offer = try #require(try await desks.listing()?.offer)
            #expect(offer.name == "Tỏi một" && offer.widthCm == 13)
        }
    }

    @Test func `every version stays as it was`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.edit(Self.id, from: 1) { $0.price = Money(vnd: 120_000) }
            try await desks.edit(Self.id, from: 2) { $0.name = "Tỏi cô đơn" }
            let page = try await desks.listings.versions(
                of: Self.id, before: nil, limit: 2, by: DeskHouse.producer)
            #expect(page.items.map(\.number) == [3, 2] && page.next == 2)
            let rest = try await desks.listings.versions(
                of: Self.id, before: 2, limit: 2, by: DeskHouse.officer)
            #expect(rest.items.map(\.number) == [1] && rest.next == nil)
            #expect(Offer(fields: rest.items[0].fields) == MarketSamples.offer())
            #expect(page.items[1].fields["price_vnd"] == .integer(120_000))
            #expect(page.items[0].fields["name"] == .text("Tỏi Lý Sơn"))
            #expect(page.items[0].waiting == ["name": .text("Tỏi cô đơn")])
            #expect(page.items[0].act == "change_requested")
            await #expect(throws: ListingError.versionNotKept(Self.id, version: 9)) {
                try await desks.listings.version(9, of: Self.id, by: DeskHouse.producer)
            }
        }
    }
}

extension DeskHouse {
    /// The offer as its producer wants it: what is published with what waits.
    func wanted(_ id: ListingID) async throws -> Offer? {
        try await store.read { session in
            guard let listing = try session.listing(id) else { return nil }
            let fields = listing.offer.fields
            return Offer(
                fields: try session.waitingRequest(of: id)?.applied(to: fields) ?? fields)
        }
    }
}
