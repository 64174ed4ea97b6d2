internal import Foundation
internal import Market
internal import Reach

/// Reads the cells of one row into values and gathers every problem, each with its column.
struct LineReader {
    let file: String
    let line: CatalogLine
    private(set) var problems: [CatalogProblem] = []

    init(_ file: String, _ line: CatalogLine) {
        self.file = file
        self.line = line
    }

    /// The cell without blanks around it.
    func text(_ column: String) -> String {
        line[column].trimmingCharacters(in: .whitespaces)
    }

    mutating func note(_ column: String, _ vietnamese: String, _ english: String) {
        problems.append(
            CatalogProblem(
                file: file, row: line.number, column: column,
                message: Sentence(vietnamese: vietnamese, english: english)))
    }

    /// Takes over what a rule of the market refused; its fields are our columns.
    ///
    /// A column that could not even be read was given a stand-in, of which nothing is told.
    mutating func refuse(_ refused: FieldProblems) {
        let noted = Set(problems.compactMap(\.column))
        for problem in refused.all where !noted.contains(problem.field) {
            note(problem.field, problem.message.vietnamese, problem.message.english)
        }
    }

    /// The value of a cell that may be empty; text that cannot be read notes a problem.
    mutating func optional<Value>(
        _ column: String, _ form: Sentence, _ read: (String) -> Value?
    ) -> Value? {
        let cell = text(column)
        guard !cell.isEmpty else { return nil }
        if let value = read(cell) { return value }
        note(
            column, "Không đọc được “\(cell.prefix(60))”: cần \(form.vietnamese).",
            "Cannot read “\(cell.prefix(60))”: expected \(form.english).")
        return nil
    }

    /// The value of a cell that may not be empty.
    mutating func required<Value>(
        _ column: String, _ form: Sentence, _ read: (String) -> Value?
    ) -> Value? {
        guard !text(column).isEmpty else {
            note(
                column, "Thiếu giá trị: cần \(form.vietnamese).",
                "A value is missing: expected \(form.english).")
            return nil
        }
        return optional(column, form, read)
    }

    /// Text for people, safe to show; `nil` where it was refused.
    mutating func clean(
        _ column: String, limit: Int = CleanText.Limit.name, allowsEmpty: Bool = false
    ) -> String? {
        let result = CleanText.check(
            line[column], field: column, limit: limit, allowsEmpty: allowsEmpty)
        switch result {
        case .success(let text): return text
        case .failure(let refused):
            refuse(refused)
            return nil
        }
    }

    /// Where the row's facts are from; a list of pages may be long.
    mutating func source() -> String? {
        clean("source", limit: 1_000)
    }
}
