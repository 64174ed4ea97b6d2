package import Reach

/// What is wrong with one cell of a file, with the place where a person finds it.
package struct RowProblem: Hashable, Sendable {
    /// The letters above the column; `nil` where the row or the file lacks it.
    package let column: String?
    /// The field as it stands in the JSON of a listing.
    package let field: String
    package let code: FieldProblem.Code
    package let message: Sentence

    package init(column: String?, field: String, code: FieldProblem.Code, message: Sentence) {
        self.column = column
        self.field = field
        self.code = code
        self.message = message
    }

    /// Whether it is of the row as a whole and of no cell.
    package var isOfRow: Bool {
        field.isEmpty && column == nil
    }

    package init(_ problem: FieldProblem, column: String?) {
        self.init(
            column: column, field: problem.field, code: problem.code, message: problem.message)
    }
}

extension RowProblem {
    /// The problems as a JSON list that `list(_:)` reads back.
    package static func json(_ problems: [RowProblem]) -> String {
        var writer = JSONWriter(capacity: 64)
        writer.list(problems) { json, problem in
            json.object { json in
                json.member("column", problem.column)
                json.member("field", problem.field)
                json.member("code", problem.code.rawValue)
                json.member("vi", problem.message.vietnamese)
                json.member("en", problem.message.english)
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// What `json(_:)` wrote; `nil` where the text is nothing of it.
    package static func list(_ json: String) -> [RowProblem]? {
        guard let value = try? JSONBody.value(Array(json.utf8), depth: 4), let items = value.items
        else { return nil }
        return items.map { item in
            RowProblem(
                column: item["column"]?.text, field: item["field"]?.text ?? "",
                // A code that a later release wrote is told as what it comes closest to.
                code: item["code"]?.text.flatMap(FieldProblem.Code.init) ?? .malformed,
                message: Sentence(
                    vietnamese: item["vi"]?.text ?? "", english: item["en"]?.text ?? ""))
        }
    }
}
