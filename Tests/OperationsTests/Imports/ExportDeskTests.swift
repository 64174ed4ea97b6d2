internal import Foundation
internal import Market
@testable internal import Operations
internal import Reach
internal import Sheets
internal import Storage
internal import TestSupport
import Testing

/// Listings as files that change nothing when they come back.
@Suite struct ExportDeskTests {
    static let nasty = [
        "=HYPERLINK(\"http://x\")", "+84 912", "-", "\\-", "@cmd", "'=1", "007", "a\"b\"c",
        "“Tỏi”; đen, ngon", "dòng 1\ndòng 2", "_x000D_", "NULL", "1.500",
    ]

    @Test(arguments: SheetForm.allCases)
    func `what was exported changes nothing when it is imported`(_ form: SheetForm) async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            for (index, text) in Self.nasty.enumerated() {
                let listing = MarketSamples.listing(
                    "ls_\(index)", of: "pr_1", state: ListingState.allCases[index % 6]
                ) {
                    $0.name = "\(text.replacing("\n", with: " ")) \(index)"
                    $0.description = text
                    $0.details.story = text
                    $0.details.tags = [text.replacing("\n", with: " ")]
                }
                try await desks.add(try listing.withCheckedOffer())
            }
            try await desks.bring(ImportSamples.csv([ImportSamples.row("=K")]))
            let file = try await desks.exported(as: form, by: DeskHouse.producer)
            #expect(SheetFile.format(of: file).rawValue == form.rawValue)
            let before = try await desks.everything()
            desks.clock.advance(by: 60_000)
            let done = try await desks.bring(file)
            #expect(
                try await desks.outcomes(of: done)
                    == Array(repeating: .unchanged, count: Self.nasty.count + 1))
            #expect(done.columns.unknown == [])
            #expect(try await desks.everything() == before)
        }
    }

    @Test func `no cell of an exported text is a formula`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(
                MarketSamples.listing("ls_1") { $0.description = "=1+1" })
            let file = try await desks.exported(as: .csv, by: DeskHouse.producer)
            let text = String(decoding: file, as: UTF8.self)
            #expect(text.contains(",'=1+1,"))
        }
    }

    @Test func `everybody gets what is theirs`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(
                MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2", of: "pr_2"))
            #expect(try await desks.exportedIDs(by: DeskHouse.producer) == ["ls_1"])
            #expect(try await desks.exportedIDs(by: DeskHouse.admin) == ["ls_1", "ls_2"])
            let officer = MarketSamples.caller(
                .officer, .commune(CoverageSamples.commune("21484")))
            #expect(try await desks.exportedIDs(by: officer) == ["ls_2"])
            await #expect(throws: AccessError.outOfScope) {
                try await desks.exports.file(
                    of: ProducerID("pr_2"), as: .csv, by: DeskHouse.producer)
            }
        }
    }

    @Test(arguments: SheetForm.allCases)
    func `the template is an empty file that is understood`(_ form: SheetForm) async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            for set in [nil, 4, 14, 26] {
                let template = try await desks.imports.template(set: set, as: form)
                let done = try await desks.bring(template.bytes)
                #expect(done.problems == [])
                #expect(done.columns.unknown == [])
                #expect(done.progress.done == 0)
            }
        }
    }

    @Test(arguments: SheetForm.allCases)
    func `the annotated file says what is wrong with each row`(_ form: SheetForm) async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let rows = [
                ImportSamples.titles, ImportSamples.row("A"),
                ImportSamples.row("B", [9: "liên hệ", 10: ""]),
            ]
            let file = try await SheetDocument.made(rows, named: "x", as: form)
            let done = try await desks.bring(file.bytes)
            let annotated = try await desks.imports.annotated(done.id, by: DeskHouse.producer)
            #expect(annotated.form == form)
            let table = try SheetTable(annotated.bytes)
            #expect(table.header.cells.last == AnnotatedSheet.header)
            #expect(table.rows[0].cells.last == "")
            #expect(table.rows[1].cells.last?.contains("Cột J") == true)
            #expect(Array(table.rows[1].cells.dropLast()) == rows[2])
            let again = try await desks.bring(annotated.bytes)
            #expect(try await desks.outcomes(of: again) == [.unchanged, .refused])
        }
    }
}

extension DeskHouse {
    func exported(as form: SheetForm, by caller: Caller) async throws -> [UInt8] {
        let file = try await exports.file(of: nil, as: form, by: caller)
        var bytes: [UInt8] = []
        while bytes.count < file.count { bytes += try file.read(at: bytes.count) }
        return bytes
    }

    fileprivate func exportedIDs(by caller: Caller) async throws -> [String] {
        try SheetTable(try await exported(as: .csv, by: caller)).rows.map { $0.cells[0] }
    }
}

extension Listing {
    fileprivate func withCheckedOffer() throws -> Listing {
        var listing = self
        listing.offer = try offer.checked()
        return listing
    }
}
