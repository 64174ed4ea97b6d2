internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A registration that is sent again after a lost answer.
@Suite struct ClientIDTests {
    private static let id = ListingID("ls_01kaf3v9q8r7s6t5w4x3y2z1ab")

    private func register(
        _ desks: DeskHouse, by caller: Caller = DeskHouse.producer,
        _ change: (inout ListingDraft) -> Void = { _ in }
    ) async throws -> String {
        var draft = ListingDraft(
            producer: ProducerID("pr_1"), offer: MarketSamples.offer(), stock: 10, stars: 4,
            certificate: MarketSamples.claim())
        draft.id = Self.id
        change(&draft)
        return try await desks.listings.register(
            draft, by: caller, once: .free, render: Answer.of
        ).text
    }

    @Test func `ten times at once with the same id is one listing`() async throws {
        try await DeskHouse.with { desks in
            let ids = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<10 { group.addTask { try await register(desks) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(ids == Array(repeating: Self.id.text, count: 10))
            let own = try await desks.store.read {
                try $0.listingIDs(of: ProducerID("pr_1"))
            }
            #expect(own == [Self.id])
            #expect(try await desks.history(of: Self.id.text) == ["listing_registered"])
            let certificates = try await desks.store.read { try $0.certificates(of: Self.id) }
            #expect(certificates.count == 1)
        }
    }

    @Test func `the same id with other content, or of another producer, is refused`()
        async throws
    {
        try await DeskHouse.with { desks in
            _ = try await register(desks)
            let before = try await desks.listing(Self.id.text)
            await #expect(throws: ListingError.alreadyRegistered(Self.id)) {
                _ = try await register(desks) { $0.offer.name = "Tỏi khác" }
            }
            await #expect(throws: ListingError.alreadyRegistered(Self.id)) {
                _ = try await register(desks) { $0.stock = 11 }
            }
            let other = MarketSamples.caller(.producer, .producer(ProducerID("pr_2")))
            await #expect(throws: ListingError.alreadyRegistered(Self.id)) {
                _ = try await register(desks, by: other) { $0.producer = ProducerID("pr_2") }
            }
            #expect(try await desks.listing(Self.id.text) == before)
        }
    }

    @Test func `sent again after an edit it answers the listing as it is now`() async throws {
        try await DeskHouse.with { desks in
            _ = try await register(desks)
            try await desks.edit(Self.id, from: 1) { $0.name = "Tỏi một" }
            #expect(try await register(desks) == Self.id.text)
            #expect(try await desks.listing(Self.id.text)?.offer.name == "Tỏi một")
        }
    }

    @Test(arguments: [
        "ls_", "ls_1", "pr_01kaf3v9q8r7s6t5w4x3y2z1ab", "ls_01kaf3v9q8r7s6t5w4x3y2z1aB",
        "ls_01kaf3v9q8r7s6t5w4x3y2z1ai", "ls_01kaf3v9q8r7s6t5w4x3y2z1abc",
    ])
    func `an id that is none of ours is refused by the field`(_ id: String) async throws {
        try await DeskHouse.with { desks in
            let refused = await #expect(throws: FieldProblems.self) {
                _ = try await register(desks) { $0.id = ListingID(id) }
            }
            #expect(refused?.all.map(\.field) == ["id"])
        }
    }
}
