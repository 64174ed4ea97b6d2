internal import Foundation
package import Reach
internal import Sheets
internal import Storage

// A courier's coverage as the files of one folder, as people edit and exchange them.
extension CoverageDocument {
    /// The file that says which courier the tables are of.
    static let courierFile = "courier.json"

    static func file(of table: CoverageTable) -> String {
        "\(table.rawValue).csv"
    }

    /// The text of each file of a coverage folder, by name; reading them gives the document back.
    package var files: [String: String] {
        var files = [Self.courierFile: courierText]
        for table in CoverageTable.allCases {
            let columns = CoverageHeader.columns(of: table)
            let rows = (tables[table] ?? []).map { cells in columns.map { cells[$0] ?? "" } }
            files[Self.file(of: table)] = CSVText.text([columns] + rows)
        }
        return files
    }

    /// Where a person finds what a problem is about: row 1 is the header.
    func row(of problem: CoverageProblem) -> Int? {
        guard let id = problem.row?.text else { return nil }
        return tables[problem.table]?.lastIndex { $0["id"] == id }.map { $0 + 2 }
    }

    /// The text of `courierFile`.
    var courierText: String {
        """
        {
          "code": \(Self.quoted(courier.code.text)),
          "name": \(Self.quoted(courier.name)),
          "sample": \(courier.isSample)
        }

        """
    }

    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // A string always has a form in JSON; were it not so, an empty name would be refused.
        let bytes = (try? encoder.encode(text)) ?? Data("\"\"".utf8)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension CatalogProblems {
    /// What the check of a courier's coverage refused, told in files and rows of its folder.
    package init(_ refused: [CoverageProblem], count: Int? = nil) {
        self.init(
            refused.map { problem in
                CatalogProblem(
                    problem, file: CoverageDocument.file(of: problem.table), row: problem.line)
            }, count: count)
    }
}

extension CatalogProblem {
    /// A row that cannot be found by number is named by its id.
    init(_ problem: CoverageProblem, file: String, row: Int?) {
        let id = row == nil ? problem.row.map { "\($0.text): " } ?? "" : ""
        self.init(
            file: file, row: row, column: problem.column,
            message: Sentence(
                vietnamese: id + problem.message.vietnamese,
                english: id + problem.message.english))
    }
}
