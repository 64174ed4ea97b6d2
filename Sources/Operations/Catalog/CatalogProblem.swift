package import Reach

/// One thing that is wrong with a file, named so that a person finds the cell and mends it.
package struct CatalogProblem: Hashable, Sendable {
    /// The file's path inside the folder that was read.
    package let file: String
    /// The row as a spreadsheet shows it, the header being 1; `nil` where the whole file is meant.
    package let row: Int?
    /// The column, or the key in a JSON file.
    package let column: String?
    package let message: Sentence

    package init(file: String, row: Int? = nil, column: String? = nil, message: Sentence) {
        self.file = file
        self.row = row
        self.column = column
        self.message = message
    }

    /// Place and message in one line: "demo/listings.csv, row 3, column price_vnd: …".
    package var line: Sentence {
        func place(_ row: String, _ column: String) -> String {
            file + (self.row.map { ", \(row) \($0)" } ?? "")
                + (self.column.map { ", \(column) \($0)" } ?? "")
        }
        return Sentence(
            vietnamese: "\(place("dòng", "cột")): \(message.vietnamese)",
            english: "\(place("row", "column")): \(message.english)")
    }
}

extension CatalogProblem: CustomStringConvertible {
    /// The line in Vietnamese, then the message in English.
    package var description: String {
        "\(line.vietnamese) / \(message.english)"
    }
}

/// Why files were not taken in: everything that is wrong with all of them, found in one pass.
package struct CatalogProblems: Error, Hashable, Sendable {
    /// More than this helps nobody: what follows is counted, not listed.
    package static let most = 200

    package let list: [CatalogProblem]
    /// How many were found, those that are not listed included.
    package let count: Int

    package init(_ list: [CatalogProblem], count: Int? = nil) {
        self.list = Array(list.prefix(Self.most))
        self.count = max(count ?? 0, list.count)
    }
}

extension CatalogProblems: CustomStringConvertible {
    package var description: String {
        let more = count - list.count
        let lines = list.map(\.description)
        return (lines + (more > 0 ? ["… \(more) lỗi nữa / \(more) more"] : []))
            .joined(separator: "\n")
    }
}

/// Collects the problems of all files while they are read in turn.
struct CatalogCheck {
    private(set) var problems: [CatalogProblem] = []
    private(set) var count = 0

    mutating func note(_ problem: CatalogProblem) {
        count += 1
        if problems.count < CatalogProblems.most { problems.append(problem) }
    }

    mutating func note(
        _ file: String, row: Int? = nil, column: String? = nil, _ vietnamese: String,
        _ english: String
    ) {
        note(
            CatalogProblem(
                file: file, row: row, column: column,
                message: Sentence(vietnamese: vietnamese, english: english)))
    }

    func finish() throws(CatalogProblems) {
        if count > 0 { throw CatalogProblems(problems, count: count) }
    }
}
