internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// What goes out as CSV or XLSX runs in no spreadsheet, and comes back as it was.
@Suite struct CoverageSheetTests {
    @Test func `a source that is a formula goes out guarded and comes in unchanged`() async throws {
        var tables = CoverageSamples.openTables()
        tables.lanes[0].source = #"=HYPERLINK("http://x")"#
        try await DeskHouse.with(tables) { desks async throws in
            let courier = CoverageSamples.courier("a")
            let text = try await desks.coverage.exportText(courier, .lanes)
            #expect(text.contains(#""'=HYPERLINK(""http://x"")""#))
            let draft = try await desks.coverage.draft(of: courier, .lanes, file: Array(text.utf8))
            let difference = try await desks.coverage.bring(
                draft, source: "", dryRun: true, by: DeskHouse.admin)
            #expect(difference.added.isEmpty && difference.changed.isEmpty)
            #expect(difference.ended.isEmpty && difference.rowCount == 3)
        }
    }

    @Test func `rows of a spreadsheet are read as those of a CSV file`() async throws {
        try await DeskHouse.with { desks async throws in
            let courier = CoverageSamples.courier("a")
            let text = try await desks.coverage.exportText(courier, .placeRules)
            let rows = text.split(separator: "\n").map { line in
                line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            let draft = try await desks.coverage.draft(
                of: courier, .placeRules, rows: rows + [[], [""]], file: [1])
            let difference = try await desks.coverage.bring(
                draft, source: "", dryRun: true, by: DeskHouse.admin)
            #expect(difference.changed.isEmpty && difference.rowCount == 3)
            let wrong = try await desks.coverage.draft(
                of: courier, .placeRules, rows: [["màu"], ["đỏ"]], file: [])
            await #expect(throws: CoverageFailure.self) {
                try await desks.coverage.bring(
                    wrong, source: "", dryRun: true, by: DeskHouse.admin)
            }
        }
    }

    @Test func `every table goes out as a workbook and comes in unchanged`() async throws {
        var tables = CoverageSamples.openTables()
        tables.lanes[0].source = "'=1"
        try await DeskHouse.with(tables) { desks in
            let courier = CoverageSamples.courier("a")
            for table in CoverageTable.allCases {
                let file = try await desks.coverage.exportWorkbook(courier, table)
                #expect(file == (try await desks.coverage.exportWorkbook(courier, table)))
                let draft = try await desks.coverage.draft(of: courier, table, file: file)
                let difference = try await desks.coverage.bring(
                    draft, source: "", dryRun: true, by: DeskHouse.admin)
                #expect(difference.added.isEmpty && difference.changed.isEmpty)
                #expect(difference.ended.isEmpty && difference.rowCount == 3)
            }
        }
    }

    @Test func `a workbook that is none, or is cut short, changes nothing and says why`()
        async throws
    {
        try await DeskHouse.with { desks in
            let courier = CoverageSamples.courier("a")
            let file = try await desks.coverage.exportWorkbook(courier, .lanes)
            for bad in [Array(file.prefix(file.count / 2)), [0x50, 0x4B, 0x03, 0x04]] {
                let draft = try await desks.coverage.draft(of: courier, .lanes, file: bad)
                await #expect(throws: CoverageFailure.self) {
                    try await desks.coverage.bring(
                        draft, source: "", dryRun: false, by: DeskHouse.admin)
                }
            }
        }
    }
}
