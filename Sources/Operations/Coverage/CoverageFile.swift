internal import Reach
internal import Sheets

/// Reads one coverage table, row by row, from a CSV or XLSX file under headers in either language.
struct CoverageFile {
    /// Ends the reading of a file whose header is none.
    private struct HeaderRefused: Error {}

    private let bytes: [UInt8]
    private var cells: CoverageCells

    /// Rows between two tellings of the progress.
    private static let told = 10_000

    /// Communes are written with today's codes, unless codes of an earlier list are declared.
    init(_ table: CoverageTable, _ bytes: [UInt8], codes: EarlierCodes? = nil) {
        self.bytes = bytes
        cells = CoverageCells(table, codes: codes)
    }

    /// Puts every row into the draft, and notes there what cannot be read.
    mutating func read(
        into draft: inout CoverageDraft, progress: (Int) -> Void = { _ in }
    ) throws(CoverageFailure) {
        do {
            try SheetFile.eachRow(of: bytes) { row in
                try take(row, into: &draft)
                if cells.isRefused { throw HeaderRefused() }
                if cells.line.isMultiple(of: Self.told) { progress(cells.rowCount) }
            }
        } catch let failure as CoverageFailure {
            throw failure
        } catch let fault as SheetFault {
            // An empty file is told as the header that it lacks.
            if fault.kind != .empty { note(fault, .malformedFile, in: &draft) }
        } catch {
            return
        }
        cells.finish(into: &draft)
        progress(cells.rowCount)
    }

    /// A header that cannot be read is told as the unknown column that it is.
    private mutating func take(
        _ row: SheetRow, into draft: inout CoverageDraft
    ) throws(CoverageFailure) {
        guard row.faults.isEmpty || cells.line == 0 else {
            for fault in row.faults { note(fault, .unreadable, in: &draft) }
            return cells.skip(to: row.number)
        }
        let composed = row.cells.map { cell in
            cell.utf8.allSatisfy { $0 < 0x80 } ? cell : FoldedText.composed(cell)
        }
        try cells.take(composed, at: row.number, into: &draft)
    }

    private func note(
        _ fault: SheetFault, _ code: CoverageProblemCode, in draft: inout CoverageDraft
    ) {
        let sentence = fault.sentence
        cells.note(
            code, fault.row ?? 1, fault.column.map(cells.column) ?? "", sentence.vietnamese,
            sentence.english, in: &draft)
    }
}
