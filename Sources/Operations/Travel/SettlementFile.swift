internal import Market
internal import Reach
internal import Sheets

/// Reads a courier's settlement as CSV or XLSX under headers in Vietnamese or English.
///
/// Only what is asked for is read: other columns, often with people's names, are left where they
/// are and never kept.
struct SettlementFile {
    /// The most lines of one file: they are taken in one transaction.
    static let mostLines = 2_000
    private static let mostProblems = 100
    private static let longestReference = 100

    private enum Heading: String, CaseIterable {
        case reference = "waybill"
        case collected
        case fee
        case remitted
        case date

        var isDemanded: Bool { self == .reference || self == .collected || self == .remitted }
    }

    /// Headers as people write them, without marks, blanks and signs.
    private static let headers: [String: Heading] = [
        "mavandon": .reference, "sovandon": .reference, "vandon": .reference,
        "makien": .reference, "kien": .reference, "waybill": .reference,
        "waybillnumber": .reference, "parcel": .reference, "parcelid": .reference,
        "tienthuho": .collected, "sotienthuho": .collected, "thuho": .collected,
        "dathu": .collected, "tiendathu": .collected, "cod": .collected,
        "collected": .collected, "collectedvnd": .collected,
        "phi": .fee, "cuoc": .fee, "cuocphi": .fee, "phivanchuyen": .fee, "fee": .fee,
        "feevnd": .fee, "freight": .fee,
        "thuctra": .remitted, "datra": .remitted, "tiendatra": .remitted,
        "dachuyen": .remitted, "sotienchuyen": .remitted, "thuclinh": .remitted,
        "remitted": .remitted, "remittedvnd": .remitted, "paid": .remitted,
        "ngay": .date, "ngaytra": .date, "ngaychuyen": .date, "ngaythanhtoan": .date,
        "date": .date, "paidon": .date, "remittedon": .date,
    ]

    private var check = FieldCheck()
    private var columns: [Int: Heading] = [:]
    private var width = 0

    /// The lines of the file, or everything that is wrong with it.
    static func lines(_ bytes: [UInt8]) throws(FieldProblems) -> [SettlementLine] {
        var file = SettlementFile()
        return try file.read(bytes)
    }

    private mutating func read(_ bytes: [UInt8]) throws(FieldProblems) -> [SettlementLine] {
        let rows = try Self.rows(bytes)
        readHeader(rows.first?.cells ?? [])
        try check.finish()
        if rows.count - 1 > Self.mostLines {
            throw [.outside("lines", 0...Int64(Self.mostLines))]
        }
        var lines: [SettlementLine] = []
        for row in rows.dropFirst() {
            if let line = line(row) { lines.append(line) }
            if check.problems.count >= Self.mostProblems { break }
        }
        if lines.isEmpty, check.problems.isEmpty { check.refuse(.missing("lines")) }
        try check.finish()
        return lines
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
            throw [
                FieldProblem(
                    "line \(error.row ?? 1)", .malformed, vi: error.vietnamese, en: error.english)
            ]
        }
    }

    private mutating func readHeader(_ record: [String]) {
        width = record.count
        for (index, written) in record.enumerated() {
            let name = FoldedText.plain(written).filter { $0.isLetter || $0.isNumber }
            guard let column = Self.headers[name] else { continue }
            if columns.values.contains(column) {
                check.refuse(
                    FieldProblem(
                        "line 1.\(column.rawValue)", .notAllowed,
                        vi: "Hai cột cùng nghĩa, cột sau là “\(written.prefix(60))”.",
                        en: "Two columns mean the same, the second is “\(written.prefix(60))”."))
            }
            columns[index] = column
        }
        for column in Heading.allCases
        where column.isDemanded && !columns.values.contains(column) {
            check.refuse(.missing("line 1.\(column.rawValue)"))
        }
    }

    private mutating func line(_ row: SheetRow) -> SettlementLine? {
        let (record, number) = (row.cells, row.number)
        guard record.count == width else {
            check.refuse(
                FieldProblem(
                    "line \(number)", .malformed,
                    vi: "Dòng có \(record.count) ô, bảng có \(width) cột.",
                    en: "The line has \(record.count) cells, the table \(width) columns."))
            return nil
        }
        var cells: [Heading: String] = [:]
        for (index, column) in columns {
            if let fault = row.faults.first(where: { $0.column == index + 1 }) {
                check.refuse(
                    FieldProblem(
                        "line \(number).\(column.rawValue)", .malformed, vi: fault.vietnamese,
                        en: fault.english))
                return nil
            }
            // Blanks part a day from its time.
            cells[column] = record[index].filter { column == .date || !$0.isWhitespace }
        }
        let before = check.problems.count
        let reference = cells[.reference] ?? ""
        if reference.isEmpty || reference.utf8.count > Self.longestReference {
            refuse(number, .reference, "mã vận đơn hoặc mã kiện", "a waybill or a parcel's id")
        }
        let line = SettlementLine(
            number: number, reference: reference,
            collected: amount(cells[.collected], number, .collected),
            fee: fee(cells[.fee] ?? "", number), remitted: remitted(cells[.remitted], number),
            paidOn: day(cells[.date] ?? "", number))
        return check.problems.count == before ? line : nil
    }

    private mutating func amount(
        _ cell: String?, _ number: Int, _ column: Heading,
        _ read: (String) -> Money? = WrittenAmount.read
    ) -> Money {
        if let money = cell.flatMap(read) { return money }
        refuse(number, column, "số đồng nguyên, ví dụ 125000 hoặc 125.000", "whole đồng")
        return .zero
    }

    /// An empty cell is no fee.
    private mutating func fee(_ cell: String, _ number: Int) -> Money {
        cell.isEmpty ? .zero : amount(cell, number, .fee)
    }

    /// Below zero where the courier keeps more than it took.
    private mutating func remitted(_ cell: String?, _ number: Int) -> Money {
        amount(cell, number, .remitted, WrittenAmount.readSigned)
    }

    private mutating func day(_ cell: String, _ number: Int) -> Day? {
        if cell.allSatisfy(\.isWhitespace) { return nil }
        if let day = WrittenAmount.day(cell) { return day }
        refuse(number, .date, "ngày, ví dụ 22/11/2026", "a day such as 2026-11-22")
        return nil
    }

    private mutating func refuse(
        _ number: Int, _ column: Heading, _ vietnamese: String, _ english: String
    ) {
        check.refuse(
            FieldProblem(
                "line \(number).\(column.rawValue)", .malformed, vi: "Phải là \(vietnamese).",
                en: "Must be \(english)."))
    }
}
