internal import Foundation
internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Drafts that annexes make: whose they are, who sees them, and how they become listings.
@Suite struct AnnexDraftTests {
    private static let commune = CoverageSamples.commune("21548")

    @Test func `a draft has what the decision says, and its certificate`() async throws {
        try await DeskHouse.with { desks in
            let (producer, drafts) = try await desks.broughtAnnex()
            #expect(producer.profile.legalForm == .cooperative)
            #expect(drafts.map(\.offer.name) == ["Hành tím", "Hành tím sấy"])
            #expect(drafts.map(\.state) == [.draft, .draft])
            #expect(drafts[0].offer.unsaid.contains("price_vnd"))
            #expect(drafts[0].offer == Offer(ofDecision: "Hành tím", set: nil))
            let certificates = try await desks.certificates(of: drafts[0].id)
            #expect(certificates.map(\.state) == [.confirmed])
            #expect(certificates.map(\.claim.star) == [4])
            #expect(certificates.allSatisfy { $0.validTo != nil })
        }
    }

    @Test func `nobody but its people and officers sees a draft, and it is not judged`()
        async throws
    {
        try await DeskHouse.with { desks in
            let (producer, drafts) = try await desks.broughtAnnex()
            await #expect(throws: ListingError.notFound(drafts[0].id)) {
                try await desks.listings.find(drafts[0].id, for: nil)
            }
            await #expect(throws: ListingError.notFound(drafts[0].id)) {
                try await desks.listings.find(drafts[0].id, for: DeskHouse.producer)
            }
            let seen = try await desks.listings.page(
                of: producer.id, cursor: nil, limit: 10, by: DeskHouse.officer)
            #expect(seen.items.map(\.listing.id) == drafts.map(\.id))
            #expect(seen.items.allSatisfy { !$0.isLive })
            let report = try await QualityDesk(house: desks.house).report(
                of: producer.id, by: DeskHouse.officer)
            #expect(report.lines == [])
        }
    }

    @Test func `a draft is completed step by step, and is sent when nothing is missing`()
        async throws
    {
        try await DeskHouse.with { desks in
            let (producer, drafts) = try await desks.broughtAnnex()
            let owner = MarketSamples.caller(.producer, .producer(producer.id))
            let id = drafts[0].id
            try await desks.edit(id, by: owner) { $0.price = Money(vnd: 65_000) }
            let refusal = await #expect(throws: FieldProblems.self) {
                try await desks.submit(id, by: owner)
            }
            let missing = (refusal?.all ?? []).map(\.field)
            #expect(missing.contains("packed_weight_g"))
            #expect(!missing.contains("price_vnd"))
            // What was said cannot be unsaid, and is checked like any other.
            await #expect(throws: FieldProblems.self) {
                try await desks.edit(id, by: owner) { $0.price = Money(vnd: 10) }
            }
            try await desks.edit(id, by: owner) { offer in
                let whole = MarketSamples.offer()
                let name = offer.name
                offer = whole
                offer.name = name
            }
            try await desks.submit(id, by: owner)
            #expect(try await desks.listing(id.text)?.state == .submitted)
        }
    }

    @Test func `a file of the producer's own completes the draft of that name`() async throws {
        try await DeskHouse.with { desks in
            let (producer, drafts) = try await desks.broughtAnnex()
            let file = ImportSamples.csv([
                ImportSamples.row("A", [1: "hành TÍM", 3: "túi 500 g"]),
                ImportSamples.row("", [1: "Hành tím", 3: "túi 500 g"]),
                ImportSamples.row("", [1: "Hành tím", 3: "túi 1 kg"]),
                ImportSamples.row("", [1: "Hành tím sấy"]),
            ])
            for dryRun in [true, false] {
                let done = try await desks.bring(
                    file, dryRun: dryRun, by: DeskHouse.admin, of: producer.id)
                #expect(try await desks.outcomes(of: done) == [.new, .changed, .new, .changed])
            }
            let draft = try #require(try await desks.listing(drafts[0].id.text))
            #expect(draft.offer.pack == "túi 500 g")
            #expect(draft.offer.unsaid.isEmpty)
            #expect(try await desks.certificates(of: drafts[0].id).count == 1)
        }
    }

    @Test func `a file that was exported with drafts changes nothing`() async throws {
        try await DeskHouse.with { desks in
            let (producer, _) = try await desks.broughtAnnex()
            let owner = MarketSamples.caller(.producer, .producer(producer.id))
            let before = try await desks.everything()
            let file = try await desks.exported(as: .csv, by: owner)
            let done = try await desks.bring(file, by: DeskHouse.admin, of: producer.id)
            #expect(try await desks.outcomes(of: done) == [.unchanged, .unchanged])
            #expect(try await desks.everything() == before)
        }
    }

    @Test func `a later decision is one more certificate of the same draft`() async throws {
        try await DeskHouse.with { desks in
            let (producer, drafts) = try await desks.broughtAnnex()
            let later = ImportSamples.csv(
                [
                    ImportSamples.annexRow(
                        "Hành tím", star: "5", decision: "2/QĐ-BNNMT", day: "1/10/2025")
                ], titles: ImportSamples.annexTitles)
            let done = try await desks.bring(later, as: .annex, by: DeskHouse.officer)
            #expect(try await desks.outcomes(of: done) == [.new])
            #expect(try await desks.drafts(of: producer.id).count == drafts.count)
            let stars = try await desks.certificates(of: drafts[0].id).map(\.claim.star)
            #expect(stars == [4, 5])
        }
    }

    @Test func `the producer's own listing takes the place of the draft`() async throws {
        try await DeskHouse.with { desks in
            let (producer, drafts) = try await desks.broughtAnnex()
            let owner = MarketSamples.caller(.producer, .producer(producer.id))
            try await desks.add(
                MarketSamples.listing("ls_own", of: producer.id.text) { $0.name = "hành tím" })
            let entry = try #require(
                try await desks.annexes.entries(
                    of: producer.id, after: "", limit: 10, by: owner
                ).first)
            #expect(entry.entry.listing == drafts[0].id)
            #expect(entry.candidates == [ListingID("ls_own")])
            _ = try await desks.annexes.complete(
                entry.entry.id, of: producer.id, with: ListingID("ls_own"), by: owner,
                once: .free, render: Answer.of)
            #expect(try await desks.listing(drafts[0].id.text)?.state == .withdrawn)
            let moved = try await desks.certificates(of: ListingID("ls_own"))
            #expect(moved.map(\.state) == [.confirmed])
            #expect(try await desks.certificates(of: drafts[0].id) == [])
            let found = try await desks.certificates.find(decisionNumber: "1898/QĐ-UBND")
            #expect(found.filter { $0.listing.offer.name == "hành tím" }.count == 1)
            #expect(found.allSatisfy { $0.listing.id != drafts[0].id })
        }
    }

    @Test func `a certificate of an annex answers anyone with the names of the decision`()
        async throws
    {
        try await DeskHouse.with { desks in
            let (producer, drafts) = try await desks.broughtAnnex()
            let owner = MarketSamples.caller(.producer, .producer(producer.id))
            try await desks.edit(drafts[0].id, by: owner) { $0.name = "Tên chưa ai duyệt" }
            let found = try await desks.certificates.find(decisionNumber: "1898/QĐ-UBND")
            let names = found.compactMap(\.official?.product)
            #expect(names == ["Hành tím", "Hành tím sấy", "Tỏi Lý Sơn"])
            let producers = found.compactMap(\.official?.producerName).prefix(2)
            #expect(Set(producers) == ["HTX Hành tím Bình Hải"])
            #expect(found.allSatisfy { $0.shown.standing.showsStar && !$0.isLive })
            // A claim that nobody brought with a decision stays the producer's own affair.
            try await desks.add(
                MarketSamples.listing("ls_mine", of: producer.id.text, state: .draft))
            try await desks.add(
                MarketSamples.certificate("ct_mine", of: "ls_mine") {
                    $0.decisionNumber = "77/QĐ-UBND"
                })
            #expect(try await desks.certificates.find(decisionNumber: "77/QĐ-UBND") == [])
        }
    }
}

extension DeskHouse {
    /// Brings the sample annex; answers the producer that it made, with its drafts.
    func broughtAnnex() async throws -> (producer: Producer, drafts: [Listing]) {
        try await knowKeys()
        try await bring(AnnexTests.file, as: .annex, by: Self.officer)
        let made = try await store.read { session in
            try session.producers(in: CoverageSamples.commune("21548"))
        }
        let producer = try #require(made.first { $0.profile.name.hasPrefix("HTX Hành") })
        return (producer, try await drafts(of: producer.id))
    }

    func drafts(of producer: ProducerID) async throws -> [Listing] {
        try await store.read { session in
            try session.listingIDs(of: producer).compactMap { try session.listing($0) }
        }
    }

    func certificates(of listing: ListingID) async throws -> [Certificate] {
        try await store.read { try $0.certificates(of: listing) }
    }

    fileprivate func edit(
        _ id: ListingID, by caller: Caller, _ change: @escaping @Sendable (inout Offer) -> Void
    ) async throws {
        let version = try await listing(id.text)?.version
        _ = try await listings.edit(
            id, expecting: version, by: caller, once: .free,
            change: { offer in
                var offer = offer
                change(&offer)
                return offer
            }, render: { Answer(status: 200, body: Array($0.listing.id.text.utf8)) })
    }

    fileprivate func submit(_ id: ListingID, by caller: Caller) async throws {
        _ = try await listings.move(
            id, .submit, by: caller, once: .free,
            render: { Answer(status: 200, body: Array($0.listing.id.text.utf8)) })
    }
}
