internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A listing's first day.
@Suite struct RegisteringListingTests {
    private func register(
        _ desks: DeskHouse, by caller: Caller = DeskHouse.producer,
        _ change: (inout ListingDraft) -> Void = { _ in }
    ) async throws -> ListingID {
        var draft = ListingDraft(
            producer: ProducerID("pr_1"), offer: MarketSamples.offer(), stock: 10, stars: 4,
            certificate: MarketSamples.claim())
        change(&draft)
        let answer = try await desks.listings.register(
            draft, by: caller, once: .free, render: Answer.of)
        return ListingID(answer.text)
    }

    @Test func `it is a draft that only its own people see, without a star`() async throws {
        try await DeskHouse.with { desks in
            let id = try await register(desks)
            let view = try await desks.listings.find(id, for: DeskHouse.producer)
            #expect(view.listing.state == .draft && !view.isLive)
            #expect(view.certificate == nil)
            _ = try await desks.listings.find(id, for: DeskHouse.officer)
            let stranger = MarketSamples.caller(.producer, .producer(ProducerID("pr_2")))
            for caller in [nil, stranger, DeskHouse.storefront] {
                await #expect(throws: ListingError.notFound(id)) {
                    try await desks.listings.find(id, for: caller)
                }
            }
            #expect(try await desks.listings.page(ListingSearch(limit: 10)).items.isEmpty)
        }
    }

    @Test func `nobody registers in another producer's name`() async throws {
        try await DeskHouse.with { desks in
            for caller in [
                MarketSamples.caller(.producer, .producer(ProducerID("pr_2"))),
                MarketSamples.caller(.producer), DeskHouse.officer, DeskHouse.storefront,
            ] {
                await #expect(throws: AccessError.outOfScope) {
                    try await register(desks, by: caller)
                }
            }
            _ = try await register(desks, by: DeskHouse.admin)
        }
    }

    @Test func `a listing of a producer that there is not is refused`() async throws {
        try await DeskHouse.with { desks in
            await #expect(throws: ProducerDesk.Failure.notFound(ProducerID("pr_9"))) {
                try await register(desks, by: DeskHouse.admin) { $0.producer = ProducerID("pr_9") }
            }
        }
    }

    @Test func `a star without its certificate is refused by the field "stars"`() async throws {
        try await DeskHouse.with { desks in
            let refused = await #expect(throws: FieldProblems.self) {
                try await register(desks) { $0.certificate = nil }
            }
            #expect(refused?.all.map(\.field) == ["stars"])
            #expect(refused?.all.map(\.code) == [.starWithoutCertificate])
        }
    }
}
