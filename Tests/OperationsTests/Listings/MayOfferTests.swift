internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// An association offers tourism services only, by whatever way its listing gets another set.
@Suite struct MayOfferTests {
    private static let id = ListingID("ls_1")
    private static let refusal = FieldProblems([LegalForm.tourismOnly])

    /// A house in which `pr_1` is of that form, with `ls_1` in that set and state.
    private func with(
        _ form: LegalForm, set: Int, _ state: ListingState,
        _ body: (DeskHouse) async throws -> Void
    ) async throws {
        try await DeskHouse.with { desks in
            try await become(form, desks)
            try await desks.add(MarketSamples.listing(state: state) { $0.set = set })
            try await body(desks)
        }
    }

    private func become(_ form: LegalForm, _ desks: DeskHouse) async throws {
        try await desks.store.write { session in
            var producer = try #require(try session.producer(ProducerID("pr_1")))
            producer.profile.legalForm = form
            try session.update(producer, at: MarketSamples.now)
        }
    }

    private func requested(_ desks: DeskHouse) async throws -> ChangeRequest? {
        try await desks.store.read { try $0.waitingRequest(of: Self.id) }
    }

    @Test(
        arguments: [LegalForm.association, .community],
        [ListingState.draft, .submitted, .needsWork, .approved, .paused])
    func `an edit does not lead out of tourism`(
        _ form: LegalForm, _ state: ListingState
    ) async throws {
        try await with(form, set: LegalForm.tourismSet, state) { desks async throws in
            await #expect(throws: Self.refusal) {
                try await desks.edit(Self.id, from: 1) { $0.set = 4 }
            }
            #expect(try await desks.listing()?.offer.set == LegalForm.tourismSet)
            #expect(try await requested(desks) == nil)
        }
    }

    @Test func `a change that waits is not approved once its producer may not offer it`()
        async throws
    {
        try await with(.household, set: LegalForm.tourismSet, .approved) { desks async throws in
            try await desks.edit(Self.id, from: 1) { $0.set = 4 }
            let request = try #require(try await requested(desks))
            try await become(.association, desks)
            await #expect(throws: Self.refusal) {
                try await desks.listings.decide(
                    request.id, ChangeVerdict(.approve), by: DeskHouse.officer, once: .free,
                    render: Answer.of)
            }
            #expect(try await desks.listing()?.offer.set == LegalForm.tourismSet)
        }
    }

    @Test func `what got in before is neither submitted, approved nor resumed`() async throws {
        for (state, move) in [
            (ListingState.draft, ListingMove.submit), (.needsWork, .submit), (.paused, .resume),
        ] {
            try await with(.association, set: 4, state) { desks async throws in
                await #expect(throws: Self.refusal) {
                    try await desks.listings.move(
                        Self.id, move, by: DeskHouse.producer, once: .free, render: Answer.of)
                }
            }
        }
        try await with(.association, set: 4, .submitted) { desks async throws in
            let approval = ReviewDecision(
                verdict: .approve, note: "", confirmsCertificates: false)
            await #expect(throws: Self.refusal) {
                try await desks.listings.review(
                    Self.id, approval, by: DeskHouse.officer, once: .free, render: Answer.of)
            }
        }
    }

    @Test func `nobody becomes an association who sells other goods, or wishes to`() async throws {
        for (set, wanted) in [(4, 4), (LegalForm.tourismSet, 4)] {
            try await with(.household, set: set, .approved) { desks async throws in
                if wanted != set { try await desks.edit(Self.id, from: 1) { $0.set = wanted } }
                let edit = ProducerEdit(sent: [.legalForm]) { profile in
                    var profile = profile
                    profile.legalForm = .association
                    return profile
                }
                func become() async throws {
                    _ = try await desks.producers.edit(
                        ProducerID("pr_1"), edit, expecting: 1, by: DeskHouse.producer,
                        once: .free, render: Answer.of)
                }
                let refused = await #expect(throws: FieldProblems.self) { try await become() }
                #expect(refused?.all.map(\.field) == ["legal_form"])
                _ = try await desks.listings.move(
                    Self.id, .withdraw, by: DeskHouse.producer, once: .free, render: Answer.of)
                try await become()
            }
        }
    }
}
