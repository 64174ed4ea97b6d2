package import Reach

/// One coverage table as rows of cells, whether a CSV file or a spreadsheet had them.
///
/// The first row is the header, in Vietnamese or English and in any order; columns that a row can
/// do without may be left out. Every further row is as wide as the header.
package struct CoverageCells: Sendable {
    package let table: CoverageTable
    private let codes: EarlierCodes?
    /// The column that each cell of a row belongs to; `nil` before the header has come.
    private var columns: [String]?
    /// Rows so far, the header and the blank ones included.
    private(set) var line = 0
    private var blanks = 0
    /// Whether the header was no header of this table; then no row is read.
    private(set) var isRefused = false

    /// Communes are written with today's codes, unless codes of an earlier list are declared.
    package init(_ table: CoverageTable, codes: EarlierCodes? = nil) {
        self.table = table
        self.codes = codes
    }

    /// Takes the next row into the draft, and notes there what cannot be read; a spreadsheet's
    /// rows come with their numbers, for it leaves blank ones out.
    package mutating func take(
        _ row: [String], at number: Int? = nil, into draft: inout CoverageDraft
    ) throws(CoverageFailure) {
        line = number ?? line + 1
        guard let columns else { return readHeader(row, into: &draft) }
        if isRefused { return }
        // Blank rows at the very end are no rows; one in between is a row cut short.
        if row.isEmpty || row == [""] {
            blanks += 1
            return
        }
        for blank in 0..<blanks { noteWidth(1, at: line - blanks + blank, in: &draft) }
        blanks = 0
        guard row.count == columns.count else {
            return noteWidth(row.count, at: line, in: &draft)
        }
        var cells: [String: String] = [:]
        for (cell, column) in zip(row, columns) where !cell.isEmpty {
            cells[column] = cell
        }
        try draft.take(cells, to: table, line: line, under: codes)
    }

    /// Notes what a table without any row lacks; to be called after the last row.
    package mutating func finish(into draft: inout CoverageDraft) {
        if columns == nil { readHeader([], into: &draft) }
    }

    /// Counts a row that could not be read at all, which was noted.
    mutating func skip(to number: Int) {
        line = number
        blanks = 0
    }

    /// The rows below the header so far, blank ones at the end left out.
    var rowCount: Int {
        max(0, line - 1 - blanks)
    }

    /// The column of a cell counted from 1; empty where there is none.
    func column(of cell: Int) -> String {
        guard let columns, cell <= columns.count else { return "" }
        return columns[cell - 1]
    }

    private mutating func readHeader(_ row: [String], into draft: inout CoverageDraft) {
        let before = draft.problemCount
        var columns: [String] = []
        for written in row {
            guard let column = CoverageHeader.column(written, in: table) else {
                note(
                    .unknownColumn, max(1, line), String(written.prefix(60)),
                    "Bảng này không có cột nào tên như vậy.",
                    "This table has no column of that name.", in: &draft)
                continue
            }
            if columns.contains(column) {
                note(
                    .repeatedColumn, max(1, line), column, "Cột này có hai lần.",
                    "The column is there twice.", in: &draft)
            }
            columns.append(column)
        }
        for column in CoverageHeader.demanded(in: table) where !columns.contains(column) {
            note(
                .missingColumn, max(1, line), column, "Thiếu cột này.", "The column is missing.",
                in: &draft)
        }
        self.columns = columns
        isRefused = draft.problemCount > before
    }

    private func noteWidth(_ count: Int, at line: Int, in draft: inout CoverageDraft) {
        let columns = columns ?? []
        let column = count < columns.count ? columns[count] : columns.last ?? ""
        note(
            .malformedFile, line, column,
            "Dòng có \(count) ô, bảng có \(columns.count) cột.",
            "The row has \(count) cells, the table \(columns.count) columns.", in: &draft)
    }

    func note(
        _ code: CoverageProblemCode, _ line: Int, _ column: String, _ vietnamese: String,
        _ english: String, in draft: inout CoverageDraft
    ) {
        draft.note(
            CoverageProblem(
                table: table, row: nil, line: line, column: column, code: code,
                message: Sentence(vietnamese: vietnamese, english: english)))
    }
}
