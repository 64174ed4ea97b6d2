internal import Foundation
package import Market
package import Reach
internal import Sheets

/// Reads a courier's own list of places as CSV or XLSX, under headers in Vietnamese or English.
package enum PlaceCodeFile {
    /// No courier's list comes near this; the largest known has 12,000 lines.
    package static let mostLines = 30_000
    package static let longestText = 200

    /// The lines, or everything that is wrong, each with its row (the header is 1) and column.
    package static func lines(
        _ bytes: [UInt8], system: CodeSystem
    ) throws(FieldProblems) -> [CourierPlaceLine] {
        let found = try rows(bytes)
        let header = found.first?.cells ?? []
        let columns = PlaceCodeHeader.columns(header, system)
        try demand(columns, header, system)
        // What cannot be read in a column that nobody asked for is nobody's loss.
        let unread = found.flatMap(\.faults).filter { fault in
            fault.column.map { $0 <= columns.count && columns[$0 - 1] != nil } ?? true
        }
        if !unread.isEmpty { throw FieldProblems(unread.map { problem($0, header) }) }
        return try lines(found.dropFirst().map { ($0.number, cells($0.cells, columns)) })
    }

    private static func rows(_ bytes: [UInt8]) throws(FieldProblems) -> [SheetRow] {
        do {
            var limits = SheetLimits()
            // One more than may be, so that too many are told as that.
            limits.rows = mostLines + 2
            let table = try SheetTable(bytes, limits: limits)
            return [table.header] + table.rows
        } catch  where error.kind == .empty {
            return []
        } catch {
            throw FieldProblems([problem(error, [])])
        }
    }

    private static func problem(_ fault: SheetFault, _ header: [String]) -> FieldProblem {
        let column = fault.column ?? 0
        let name =
            (1...max(1, header.count)).contains(column) && column <= header.count
            ? header[column - 1] : ""
        return problem(fault.row ?? 1, name, fault.vietnamese, fault.english)
    }

    /// The same for rows that were read already, each with its number.
    package static func lines(
        _ rows: [(number: Int, cells: [String: String])]
    ) throws(FieldProblems) -> [CourierPlaceLine] {
        if rows.count > mostLines {
            throw FieldProblems([.outside("rows", 0...Int64(mostLines))])
        }
        var lines: [CourierPlaceLine] = []
        var codes: Set<String> = []
        var problems: [FieldProblem] = []
        for (number, cells) in rows {
            let found = self.problems(of: cells, number)
            problems += found
            let line = CourierPlaceLine(
                code: cells["code"] ?? "", name: cells["name"] ?? "",
                parentCode: cells["parent_code"], parentName: cells["parent_name"] ?? "",
                provinceName: cells["province_name"],
                officialCode: cells["official_code"].flatMap(officialCode))
            if found.isEmpty, !codes.insert(line.code).inserted {
                problems.append(
                    problem(
                        number, "code", "Mã “\(line.code)” đã có ở một dòng trước.",
                        "The code “\(line.code)” stands in an earlier row already."))
            }
            lines.append(line)
        }
        if !problems.isEmpty { throw FieldProblems(problems) }
        return lines
    }

    private static func demand(
        _ columns: [String?], _ header: [String], _ system: CodeSystem
    ) throws(FieldProblems) {
        var problems: [FieldProblem] = []
        for (index, column) in columns.enumerated() {
            if let column, columns[..<index].contains(column) {
                problems.append(
                    problem(
                        1, header[index], "Cột này có hai lần.", "The column is there twice."))
            }
        }
        for column in ["code", "name", "parent_name"] where !columns.contains(column) {
            let names = PlaceCodeHeader.spellings(of: column, system).joined(separator: ", ")
            problems.append(
                problem(
                    1, column, "Thiếu cột này (có thể ghi: \(names)).",
                    "The column is missing (it may be called: \(names))."))
        }
        if !problems.isEmpty { throw FieldProblems(problems) }
    }

    /// Columns that nobody asked for are left alone: lists of couriers have many.
    private static func cells(_ record: [String], _ columns: [String?]) -> [String: String] {
        var cells: [String: String] = [:]
        for (written, column) in zip(record, columns) {
            guard let column else { continue }
            let text = FoldedText.composed(written)
                .trimmingCharacters(in: .whitespaces)
            if !text.isEmpty { cells[column] = text }
        }
        return cells
    }

    private static func problems(of cells: [String: String], _ number: Int) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for column in ["code", "name", "parent_name"] where cells[column]?.isEmpty ?? true {
            problems.append(
                problem(number, column, "Không được để trống.", "Must not be empty."))
        }
        if let code = cells["official_code"], officialCode(code) == nil {
            problems.append(
                problem(
                    number, "official_code", "Phải là mã xã gồm năm chữ số.",
                    "Must be a commune code of five digits."))
        }
        for (column, text) in cells.sorted(by: { $0.key < $1.key }) {
            guard
                case .failure(let refused) = CleanText.check(
                    text, field: column, limit: longestText),
                let message = refused.all.first?.message
            else { continue }
            problems.append(problem(number, column, message.vietnamese, message.english))
        }
        return problems
    }

    /// A code as a spreadsheet may have left it: "4" for 00004.
    private static func officialCode(_ text: String) -> CommuneCode? {
        guard text.utf8.count <= 5 else { return nil }
        return CommuneCode(String(repeating: "0", count: 5 - text.utf8.count) + text)
    }

    private static func problem(
        _ number: Int, _ column: String, _ vietnamese: String, _ english: String
    ) -> FieldProblem {
        FieldProblem(
            "rows[\(number)]\(column.isEmpty ? "" : ".\(column)")", .malformed,
            vi: "Dòng \(number)\(column.isEmpty ? "" : ", cột \(column)"): \(vietnamese)",
            en: "Row \(number)\(column.isEmpty ? "" : ", column \(column)"): \(english)")
    }
}
