internal import Foundation
package import Market
internal import Reach
internal import Sheets
internal import Storage

extension ImportDesk {
    /// An empty file with the columns of a set, or of all, and a row that explains them.
    package func template(set: Int?, as form: SheetForm) async throws -> SheetDocument {
        let stored = try await house.store.read { try $0.productSets() }
        let names = Dictionary(
            stored.map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first })
        let sheet = ListingSheet(templateOf: set)
        return try await SheetDocument.made(
            [sheet.titles, sheet.remarks(sets: names, set: set)], named: "Sản phẩm", as: form)
    }

    /// The file as it came, with one more column that says what is wrong with each row.
    ///
    /// It can be mended and brought again: the column is one of those that are not taken in.
    package func annotated(_ id: ImportID, by caller: Caller) async throws -> SheetDocument {
        let (bytes, problems) = try await house.store.read { session in
            let entry = try Self.readable(id, by: caller, in: session)
            guard let bytes = try session.importFile(entry.fileHash) else {
                throw ImportError.notFound(id)
            }
            return (bytes, try session.sentences(of: entry))
        }
        return try await ScratchFolder.withFile(named: "rows.xlsx") { path in
            try await OwnThread.run { try Self.annotate(bytes, problems, path) }
        }
    }

    private static func annotate(
        _ bytes: [UInt8], _ problems: [Int: [String]], _ path: String
    ) throws -> SheetDocument {
        let table: SheetTable
        do {
            table = try SheetTable(bytes, limits: ImportReading.limits, isForgiving: true)
        } catch {
            // What cannot be read cannot be written again; the report says why.
            throw FieldProblems([
                FieldProblem(
                    "file", .malformed, vi: error.sentence.vietnamese,
                    en: error.sentence.english)
            ])
        }
        switch SheetFile.format(of: bytes) {
        case .csv:
            let width = ([table.header] + table.rows).map(\.cells.count).max() ?? 0
            let rows = ([table.header] + table.rows).map { row in
                let empty = Array(repeating: "", count: width - row.cells.count)
                let isHeader = row.number == table.header.number
                let found = (problems[row.number] ?? []).joined(separator: "\n")
                return row.cells + empty + [isHeader ? AnnotatedSheet.header : found]
            }
            let text = CSVText.guardedText(rows)
            return SheetDocument(form: .csv, bytes: SheetDocument.mark + Array(text.utf8))
        case .xlsx:
            try AnnotatedSheet.write(
                table, problems: problems, to: path, createdAt: SheetDocument.madeAt)
            let written = try Data(contentsOf: URL(filePath: path))
            return SheetDocument(form: .xlsx, bytes: Array(written))
        }
    }
}

extension StoreSession {
    /// What is wrong with each row, in Vietnamese, by the number of the row.
    fileprivate func sentences(of entry: SheetImport) throws -> [Int: [String]] {
        var sentences: [Int: [String]] = [:]
        for outcome in [ImportOutcome.refused, .differing] {
            var last = 0
            while true {
                let rows = try importedRows(
                    of: entry.id, outcome: outcome, after: last, limit: 1_000)
                guard let end = rows.last else { break }
                for row in rows {
                    sentences[row.number] = row.problems.map { problem in
                        let place = problem.column.map { "Cột \($0): " } ?? ""
                        let field = problem.column == nil ? problem.title : ""
                        return place + field + problem.message.vietnamese
                    }
                }
                last = end.number
            }
        }
        return sentences
    }
}

extension RowProblem {
    /// What a missing column is called, before the sentence about it.
    fileprivate var title: String {
        if let column = ListingColumn(rawValue: field) { return "\(column.title): " }
        return field.isEmpty ? "" : "\(field): "
    }
}
