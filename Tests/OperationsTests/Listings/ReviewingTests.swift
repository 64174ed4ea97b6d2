internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// From draft to live, past an officer.
@Suite struct ReviewingTests {
    private static let id = ListingID("ls_1")

    private func review(
        _ desks: DeskHouse, _ verdict: ReviewDecision.Verdict, note: String = "",
        confirming: Bool = false, by caller: Caller = DeskHouse.officer
    ) async throws {
        _ = try await desks.listings.review(
            Self.id,
            ReviewDecision(verdict: verdict, note: note, confirmsCertificates: confirming),
            by: caller, once: .free, render: Answer.of)
    }

    private func submit(_ desks: DeskHouse) async throws {
        _ = try await desks.listings.move(
            Self.id, .submit, by: DeskHouse.producer, once: .free, render: Answer.of)
    }

    @Test func `a listing is sent back with a note, mended, and approved with its star`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: .draft))
            try await desks.add(MarketSamples.certificate(state: .claimed))
            try await submit(desks)
            try await review(desks, .needsWork, note: " Sửa tên gói\n")
            let returned = try await desks.listings.find(Self.id, for: DeskHouse.producer).listing
            #expect(returned.state == .needsWork && returned.reviewNote == "Sửa tên gói")

            try await submit(desks)
            try await review(desks, .approve, confirming: true)
            let live = try await desks.listings.find(Self.id, for: nil)
            #expect(live.isLive && live.listing.reviewNote == nil)
            #expect(live.certificate?.claim.star == 4)
            #expect(
                try await desks.history(of: "ls_1") == [
                    "listing_submit", "review_needs_work", "listing_submit", "review_approve",
                ])
            #expect(try await desks.history(of: "ct_1") == ["certificate_confirmed"])
        }
    }

    @Test func `an approval alone confirms no certificate`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: .submitted))
            try await desks.add(MarketSamples.certificate(state: .claimed))
            try await review(desks, .approve)
            let live = try await desks.listings.find(Self.id, for: nil)
            #expect(live.isLive && live.certificate == nil)
        }
    }

    @Test func `sending back without a note is refused`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: .submitted))
            let refused = await #expect(throws: FieldProblems.self) {
                try await review(desks, .needsWork, note: " ")
            }
            #expect(refused?.all.map(\.field) == ["note"])
            #expect(try await desks.listing()?.state == .submitted)
        }
    }

    @Test func `a reason that is no reason for the move is refused, one that is stands for a note`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: .submitted))
            func back(_ reason: MoveReason) async throws {
                _ = try await desks.listings.review(
                    Self.id,
                    ReviewDecision(
                        verdict: .needsWork, reason: reason, note: "", confirmsCertificates: false),
                    by: DeskHouse.officer, once: .free, render: Answer.of)
            }
            let refused = await #expect(throws: FieldProblems.self) { try await back(.outOfStock) }
            #expect(refused?.all.map(\.field) == ["reason"])
            try await back(.labelIncomplete)
            let listing = try await desks.listing()
            #expect(listing?.reviewNote == MoveReason.labelIncomplete.sentence.vietnamese)
            let last = try await desks.store.read { try $0.history(of: "ls_1", limit: 1) }
            #expect(last.first?.reason == "label_incomplete")
        }
    }

    @Test func `what is incomplete for its set is not submitted, each field named`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: .draft) { $0.set = 15 })
            let refused = await #expect(throws: FieldProblems.self) { try await submit(desks) }
            #expect(
                refused?.all.map(\.field) == [
                    "attributes.alcohol_percent", "attributes.production_licence",
                ])
            #expect(try await desks.listing()?.state == .draft)
        }
    }

    @Test(arguments: ListingState.allCases.filter { $0 != .submitted })
    func `only what was submitted is reviewed`(_ state: ListingState) async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: state))
            await #expect(throws: ListingError.moveNotAllowed(.approve, from: state)) {
                try await review(desks, .approve)
            }
        }
    }

    @Test func `no producer approves its own, and no officer of another area`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: .submitted))
            let elsewhere = KeyScope.commune(CoverageSamples.commune("21484"))
            for caller in [
                DeskHouse.producer, MarketSamples.caller(.officer, elsewhere),
                DeskHouse.storefront,
            ] {
                await #expect(throws: AccessError.outOfScope) {
                    try await review(desks, .approve, by: caller)
                }
            }
            #expect(try await desks.listing()?.state == .submitted)
        }
    }

    @Test func `the queue holds what was submitted in the officer's area, oldest first`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(
                MarketSamples.listing("ls_1", state: .submitted),
                MarketSamples.listing("ls_2", of: "pr_2", state: .submitted),
                MarketSamples.listing("ls_3", state: .draft),
                MarketSamples.listing("ls_4", state: .submitted),
                MarketSamples.listing("ls_5", state: .submitted))
            let scope = KeyScope.commune(CoverageSamples.commune("21548"))
            let officer = MarketSamples.caller(.officer, scope)
            var read: [[String]] = []
            var cursor: String?
            repeat {
                let page = try await desks.listings.reviews(cursor: cursor, limit: 2, by: officer)
                read.append(page.items.map(\.listing.id.text))
                cursor = page.next
            } while cursor != nil
            #expect(read == [["ls_1", "ls_4"], ["ls_5"]])
        }
    }
}
