/// Reads the text cells of one row and gathers every problem, each with the column it is in.
struct CellReader {
    let table: CoverageTable
    /// The row's id as far as it can be read, for the problems.
    let row: RowID?
    private let cells: [String: String]
    private(set) var problems: [CoverageProblem] = []

    init(_ table: CoverageTable, _ cells: [String: String]) {
        self.table = table
        self.cells = cells
        row = RowID(cells["id"].map(CellReader.trimmed) ?? "")
    }

    /// The cell without surrounding blanks; a missing column reads as an empty cell.
    func text(_ column: String) -> String {
        CellReader.trimmed(cells[column] ?? "")
    }

    /// The value of a cell that may not be empty; `nil` notes a problem.
    mutating func required<Value>(
        _ column: String, _ form: Sentence, _ read: (String) -> Value?
    ) -> Value? {
        guard !text(column).isEmpty else {
            note(
                column, .required,
                Sentence(
                    vietnamese: "Thiếu giá trị: cần \(form.vietnamese).",
                    english: "A value is missing: expected \(form.english)."))
            return nil
        }
        return optional(column, form, read)
    }

    /// The value of a cell that may be empty; text that cannot be read notes a problem.
    mutating func optional<Value>(
        _ column: String, _ form: Sentence, _ read: (String) -> Value?
    ) -> Value? {
        let cell = text(column)
        guard !cell.isEmpty else { return nil }
        if let value = read(cell) { return value }
        note(
            column, .unreadable,
            Sentence(
                vietnamese: "Không đọc được “\(cell.prefix(60))”: cần \(form.vietnamese).",
                english: "Cannot read “\(cell.prefix(60))”: expected \(form.english)."))
        return nil
    }

    mutating func note(_ column: String, _ code: CoverageProblemCode, _ message: Sentence) {
        problems.append(
            CoverageProblem(table: table, row: row, column: column, code: code, message: message))
    }

    /// The row itself, or every problem that was noted on the way.
    func finish<Value>(_ value: Value?) throws(CoverageProblems) -> Value {
        guard let value, problems.isEmpty else { throw CoverageProblems(problems) }
        return value
    }

    private static func trimmed(_ text: String) -> String {
        // Nearly all cells begin and end with a visible ASCII letter and are taken as they are.
        let visible: ClosedRange<UInt8> = 0x21...0x7E
        guard let first = text.utf8.first, let last = text.utf8.last else { return text }
        if visible.contains(first), visible.contains(last) { return text }
        var part = Substring(text)
        while let first = part.first, first.isWhitespace { part.removeFirst() }
        while let last = part.last, last.isWhitespace { part.removeLast() }
        return String(part)
    }
}

/// Whole numbers as cells write them: digits, with `-` where a number is below zero.
enum CellNumber {
    static func read<Number: FixedWidthInteger>(
        _ text: some StringProtocol, as type: Number.Type
    ) -> Number? {
        text.hasPrefix("+") ? nil : Number(text)
    }
}
