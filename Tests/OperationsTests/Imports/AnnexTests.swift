internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// The annex of a decision: what it names waits to be claimed, and nothing is overwritten.
@Suite struct AnnexTests {
    static let rows = [
        ImportSamples.annexRow("Hành tím"), ImportSamples.annexRow("Hành tím sấy", star: "3"),
        ImportSamples.annexRow("Tỏi Lý Sơn", of: "Hợp tác xã Tỏi Lý Sơn"),
        ImportSamples.annexRow("Bò khô", in: "không có nơi này"),
    ]
    static let file = ImportSamples.csv(rows, titles: ImportSamples.annexTitles)

    @Test func `rows become drafts of producers and listings, and an entry that waits`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let trial = try await desks.bring(
                Self.file, as: .annex, dryRun: true, by: DeskHouse.officer)
            let before = try await desks.everything()
            let done = try await desks.bring(Self.file, as: .annex, by: DeskHouse.officer)
            let expected: [ImportOutcome] = [.new, .new, .new, .refused]
            #expect(try await desks.outcomes(of: trial) == expected)
            #expect(try await desks.outcomes(of: done) == expected)
            #expect(try await desks.everything() != before)
            let made = try await desks.store.read { session in
                try session.producers(in: CoverageSamples.commune("21548"))
            }
            let fresh = try #require(made.first { $0.profile.name.hasPrefix("HTX Hành") })
            #expect(fresh.profile.legalForm == .cooperative)
            #expect(made.count == 2)
            let kept = try await desks.annexes.entries(
                of: fresh.id, after: "", limit: 10, by: DeskHouse.officer)
            #expect(kept.map(\.entry.product) == ["Hành tím", "Hành tím sấy"])
            #expect(kept.map(\.entry.claim.star) == [4, 3])
            #expect(kept.allSatisfy { $0.entry.listing != nil && $0.candidates.isEmpty })
        }
    }

    @Test func `the same annex again changes nothing`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            try await desks.bring(Self.file, as: .annex, by: DeskHouse.officer)
            let before = try await desks.everything()
            let again = try await desks.bring(Self.file, as: .annex, by: DeskHouse.officer)
            #expect(
                try await desks.outcomes(of: again) == [
                    .unchanged, .unchanged, .unchanged, .refused,
                ])
            #expect(try await desks.everything() == before)
        }
    }

    @Test func `a producer that was merged away is found as the one it became`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            try await desks.bring(Self.file, as: .annex, by: DeskHouse.officer)
            let commune = CoverageSamples.commune("21548")
            try await desks.store.write { session in
                var gone = try #require(
                    try session.producers(in: commune).first { $0.profile.name.hasPrefix("HTX") })
                gone.mergedInto = ProducerID("pr_1")
                gone.version += 1
                try session.update(gone, at: 0)
                try session.moveAnnexEntries(of: gone.id, to: ProducerID("pr_1"))
            }
            let again = try await desks.bring(Self.file, as: .annex, by: DeskHouse.officer)
            #expect(
                try await desks.outcomes(of: again) == [
                    .unchanged, .unchanged, .unchanged, .refused,
                ])
            let there = try await desks.store.read { try $0.producers(in: commune) }
            #expect(there.count == 2)
        }
    }

    @Test func `what says other than what is stored is listed and kept`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            try await desks.add(MarketSamples.listing("ls_1"))
            try await desks.add(MarketSamples.certificate())
            try await desks.bring(Self.file, as: .annex, by: DeskHouse.officer)
            let before = try await desks.everything()
            let other = ImportSamples.csv(
                [
                    ImportSamples.annexRow("hành tím", star: "5", day: "16/8/2025"),
                    ImportSamples.annexRow(
                        "Tỏi Lý Sơn", of: "Hợp tác xã Tỏi Lý Sơn", star: "3"),
                ], titles: ImportSamples.annexTitles)
            let done = try await desks.bring(other, as: .annex, by: DeskHouse.officer)
            let rows = try await desks.rows(of: done)
            #expect(rows.map(\.outcome) == [.differing, .differing])
            #expect(rows[0].problems.map(\.field) == ["star", "decision_date"])
            #expect(rows[0].problems.map(\.column) == ["D", "F"])
            #expect(rows[1].problems.map(\.field).contains("star"))
            #expect(try await desks.everything() == before)
        }
    }

    @Test func `an officer brings only what is in the area`() async throws {
        try await DeskHouse.with { desks in
            let officer = MarketSamples.caller(
                .officer, .commune(CoverageSamples.commune("21484")))
            try await desks.store.write { session in
                try session.insert(
                    StoredKey(
                        id: officer.keyID, role: .officer, scope: officer.scope, label: "",
                        createdAt: 0), hash: Digest.sha256("x".utf8))
            }
            let done = try await desks.bring(Self.file, as: .annex, by: officer)
            #expect(try await desks.outcomes(of: done).allSatisfy { $0 == .refused })
            await #expect(throws: AccessError.roleNotAllowed(.producer)) {
                try await desks.open(Self.file, as: .annex)
            }
            await #expect(throws: AccessError.roleNotAllowed(.officer)) {
                try await desks.open(Self.file, by: officer)
            }
        }
    }

    @Test func `the certificate follows to the listing that completes the entry`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            try await desks.bring(Self.file, as: .annex, by: DeskHouse.officer)
            let producer = ProducerID("pr_1")
            let entry = try #require(
                try await desks.annexes.entries(
                    of: producer, after: "", limit: 10, by: DeskHouse.producer
                ).first)
            try await desks.add(
                MarketSamples.listing("ls_1") { $0.name = "TỎI LÝ SƠN" },
                MarketSamples.listing("ls_3") { $0.name = "Tỏi khác" },
                MarketSamples.listing("ls_2", of: "pr_2"))
            let seen = try await desks.annexes.entries(
                of: producer, after: "", limit: 10, by: DeskHouse.producer)
            #expect(seen.first?.candidates == [ListingID("ls_1")])
            await #expect(throws: AnnexError.otherProducer) {
                try await desks.complete(entry.entry.id, with: "ls_2")
            }
            try await desks.complete(entry.entry.id, with: "ls_1")
            let certificates = try await desks.store.read {
                try $0.certificates(of: ListingID("ls_1"))
            }
            #expect(certificates.map(\.claim) == [entry.entry.claim])
            #expect(certificates.map(\.state) == [.confirmed])
            await #expect(throws: AnnexError.alreadyTaken(by: ListingID("ls_1"))) {
                try await desks.complete(entry.entry.id, with: "ls_3")
            }
        }
    }
}

extension DeskHouse {
    fileprivate func complete(_ entry: AnnexEntryID, with listing: String) async throws {
        _ = try await annexes.complete(
            entry, of: ProducerID("pr_1"), with: ListingID(listing), by: Self.producer,
            once: .free, render: Answer.of)
    }
}
