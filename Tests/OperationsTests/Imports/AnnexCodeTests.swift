internal import Foundation
internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Codes by which the producers of an annex are claimed, and annexes that come again.
@Suite struct AnnexCodeTests {
    @Test func `every new producer gets a code once, and its holder gets the drafts`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let done = try await desks.bring(AnnexTests.file, as: .annex, by: DeskHouse.officer)
            let slips = try await desks.imports.claimCodes(
                of: done.id, renewing: false, by: DeskHouse.officer)
            // The other producer of the annex has an owner.
            #expect(slips.map(\.name) == ["HTX Hành tím Bình Hải"])
            let slip = try #require(slips.first)
            #expect(slip.products == ["Hành tím", "Hành tím sấy"])
            let again = try await desks.imports.claimCodes(
                of: done.id, renewing: false, by: DeskHouse.officer)
            #expect(again.isEmpty)
            let made = try await desks.members.redeem(
                slip.code.written, for: .claim, nonce: nil)
            let owner = try await desks.keys.caller(of: made.secret)
            let seen = try await desks.listings.page(
                of: slip.producer, cursor: nil, limit: 10, by: owner)
            #expect(seen.items.map(\.listing.offer.name) == ["Hành tím", "Hành tím sấy"])
            let after = try await desks.imports.claimCodes(
                of: done.id, renewing: true, by: DeskHouse.officer)
            #expect(after.isEmpty, "nobody takes from an owner what it owns")
        }
    }

    @Test func `a lost answer is made good by new codes, and the old ones end`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let done = try await desks.bring(AnnexTests.file, as: .annex, by: DeskHouse.officer)
            let first = try await desks.imports.claimCodes(
                of: done.id, renewing: false, by: DeskHouse.officer)
            let second = try await desks.imports.claimCodes(
                of: done.id, renewing: true, by: DeskHouse.officer)
            #expect(first.map(\.producer) == second.map(\.producer))
            await #expect(throws: MemberError.codeOver(.withdrawn)) {
                try await desks.members.redeem(first[0].code.written, for: .claim, nonce: nil)
            }
            _ = try await desks.members.redeem(second[0].code.written, for: .claim, nonce: nil)
        }
    }

    @Test func `no codes come of a dry run, of listings, or for who is no officer`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let trial = try await desks.bring(
                AnnexTests.file, as: .annex, dryRun: true, by: DeskHouse.officer)
            let sheet = try await desks.bring(ImportDeskTests.three)
            for (id, caller) in [(trial.id, DeskHouse.officer), (sheet.id, DeskHouse.admin)] {
                await #expect(throws: ImportError.makesNoCodes(id)) {
                    try await desks.imports.claimCodes(of: id, renewing: false, by: caller)
                }
            }
            await #expect(throws: AccessError.roleNotAllowed(.producer)) {
                try await desks.imports.claimCodes(
                    of: sheet.id, renewing: false, by: DeskHouse.producer)
            }
        }
    }

    @Test(arguments: [
        "Hợp tác xã HÀNH TÍM Bình Hải", "HTX. Hành tím  Bình-Hải",
        "HTX Hành tím Bình Hải".decomposedStringWithCanonicalMapping, "HTX Hanh tim Binh Hai",
    ])
    func `the same producer written otherwise changes nothing and makes no codes`(
        _ name: String
    ) async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            try await desks.bring(AnnexTests.file, as: .annex, by: DeskHouse.officer)
            let before = try await desks.everything()
            let other = ImportSamples.csv(
                [ImportSamples.annexRow("Hành tím", of: name)], titles: ImportSamples.annexTitles)
            let again = try await desks.bring(other, as: .annex, by: DeskHouse.officer)
            #expect(try await desks.outcomes(of: again) == [.unchanged])
            #expect(try await desks.everything() == before)
            let slips = try await desks.imports.claimCodes(
                of: again.id, renewing: true, by: DeskHouse.officer)
            #expect(slips.isEmpty)
        }
    }

    @Test func `a producer that renamed itself and its product is not made again`() async throws {
        try await DeskHouse.with { desks in
            let (producer, drafts) = try await desks.broughtAnnex()
            try await desks.store.write { session in
                var renamed = producer
                renamed.profile.name = "Hợp tác xã Nông sản Bình Hải"
                renamed.version += 1
                try session.update(renamed, at: 0)
                var listing = drafts[0]
                listing.offer.name = "Hành tím Lý Sơn loại một"
                try session.update(listing)
            }
            let before = try await desks.everything()
            let again = try await desks.bring(AnnexTests.file, as: .annex, by: DeskHouse.officer)
            #expect(
                try await desks.outcomes(of: again) == [
                    .unchanged, .unchanged, .unchanged, .refused,
                ])
            #expect(try await desks.everything() == before)
        }
    }

    @Test func `a name that differs in marks alone is asked about`() async throws {
        try await DeskHouse.with { desks in
            _ = try await desks.broughtAnnex()
            let other = ImportSamples.csv(
                [ImportSamples.annexRow("Mắm", of: "HTX Hạnh tím Bình Hải")],
                titles: ImportSamples.annexTitles)
            let done = try await desks.bring(other, as: .annex, by: DeskHouse.officer)
            let rows = try await desks.rows(of: done)
            #expect(rows.map(\.outcome) == [.refused])
            #expect(rows[0].problems.map(\.field) == ["producer"])
        }
    }

    @Test func `a row tells all that is wrong with it at once`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let file = ImportSamples.csv(
                [
                    ImportSamples.annexRow("", in: "không có nơi này", star: "7", day: "mai"),
                    ImportSamples.annexRow("Hành", in: "không có nơi này"),
                ], titles: ImportSamples.annexTitles)
            let done = try await desks.bring(file, as: .annex, by: DeskHouse.officer)
            let rows = try await desks.rows(of: done)
            #expect(
                Set(rows[0].problems.map(\.field)) == [
                    "product", "commune", "star", "decision_date",
                ])
            #expect(rows[1].problems.map(\.field) == ["commune"])
            #expect(rows[0].problems.first { $0.field == "commune" }?.column == "C")
        }
    }
}
