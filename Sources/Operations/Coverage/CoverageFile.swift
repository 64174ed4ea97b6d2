internal import Reach

/// Reads one coverage table as CSV, row by row, under headers in Vietnamese or English.
///
/// Columns may stand in any order; those that a row can do without may be left out.
struct CoverageFile {
    let table: CoverageTable
    private var text: CSVText
    /// The column that each cell of a record belongs to.
    private var columns: [String] = []
    private var line = 1

    /// Rows between two tellings of the progress.
    private static let told = 10_000

    init(_ table: CoverageTable, _ bytes: [UInt8]) {
        self.table = table
        // The mark that some editors put before UTF-8 text says nothing and is left out.
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        text = CSVText(bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes)
    }

    /// Puts every row into the draft, and notes there what cannot be read.
    mutating func read(
        into draft: inout CoverageDraft, progress: (Int) -> Void = { _ in }
    ) throws(CoverageFailure) {
        let before = draft.problemCount
        readHeader(nextRecord(&draft) ?? [], into: &draft)
        if draft.problemCount > before { return }
        var blanks = 0
        while let record = nextRecord(&draft) {
            line += 1
            // Blank lines at the very end are no rows; one in between is a row cut short.
            if record == [[]] {
                blanks += 1
                continue
            }
            for blank in 0..<blanks { noteWidth(1, at: line - blanks + blank, in: &draft) }
            blanks = 0
            try take(record, into: &draft)
            if line.isMultiple(of: Self.told) { progress(line - 1) }
        }
        progress(line - 1 - blanks)
    }

    /// `nil` at the end, and where the text is no table from here on, which is noted.
    private mutating func nextRecord(_ draft: inout CoverageDraft) -> [[UInt8]]? {
        do throws(CSVText.Fault) {
            return try text.next()
        } catch {
            let sentence = error.kind.sentence
            let column = error.cell <= columns.count ? columns[error.cell - 1] : ""
            note(
                .malformedFile, error.record, column, sentence.vietnamese, sentence.english,
                in: &draft)
            return nil
        }
    }

    private func take(
        _ record: [[UInt8]], into draft: inout CoverageDraft
    ) throws(CoverageFailure) {
        guard record.count == columns.count else {
            noteWidth(record.count, at: line, in: &draft)
            return
        }
        var cells: [String: String] = [:]
        for (bytes, column) in zip(record, columns) where !bytes.isEmpty {
            guard let cell = String(validating: bytes, as: UTF8.self) else {
                note(
                    .unreadable, line, column, "Ô này không phải là UTF-8.",
                    "The cell is not UTF-8.", in: &draft)
                return
            }
            cells[column] = bytes.allSatisfy { $0 < 0x80 } ? cell : FoldedText.composed(cell)
        }
        try draft.take(cells, to: table, line: line)
    }

    private mutating func readHeader(_ record: [[UInt8]], into draft: inout CoverageDraft) {
        for bytes in record {
            let written = String(decoding: bytes, as: UTF8.self)
            guard let column = CoverageHeader.column(written, in: table) else {
                note(
                    .unknownColumn, 1, String(written.prefix(60)),
                    "Bảng này không có cột nào tên như vậy.",
                    "This table has no column of that name.", in: &draft)
                continue
            }
            if columns.contains(column) {
                note(
                    .repeatedColumn, 1, column, "Cột này có hai lần.",
                    "The column is there twice.", in: &draft)
            }
            columns.append(column)
        }
        for column in CoverageHeader.demanded(in: table) where !columns.contains(column) {
            note(
                .missingColumn, 1, column, "Thiếu cột này.", "The column is missing.", in: &draft)
        }
    }

    private func noteWidth(_ count: Int, at line: Int, in draft: inout CoverageDraft) {
        let column = count < columns.count ? columns[count] : columns[columns.count - 1]
        note(
            .malformedFile, line, column,
            "Dòng có \(count) ô, bảng có \(columns.count) cột.",
            "The row has \(count) cells, the table \(columns.count) columns.", in: &draft)
    }

    private func note(
        _ code: CoverageProblemCode, _ line: Int, _ column: String, _ vietnamese: String,
        _ english: String, in draft: inout CoverageDraft
    ) {
        draft.note(
            CoverageProblem(
                table: table, row: nil, line: line, column: column, code: code,
                message: Sentence(vietnamese: vietnamese, english: english)))
    }
}
