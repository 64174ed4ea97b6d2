internal import Reach
internal import Sheets

/// One CSV file that has exactly the columns it must have, every cell valid UTF-8 in NFC.
struct CatalogTable {
    let lines: [CatalogLine]
    /// Whether no row had to be left out.
    let isWhole: Bool

    /// Reads the bytes; what is wrong goes to `check`, and rows that cannot be read are left out.
    ///
    /// Without a right header nothing can be said of any row, and there is no table.
    init?(_ file: String, _ bytes: [UInt8], columns: [String], into check: inout CatalogCheck) {
        let records: [[[UInt8]]]
        do {
            records = try CSVText.records(bytes)
        } catch {
            let fault = error.sentence
            check.note(
                file, row: error.row, column: Self.column(error, in: bytes, columns),
                fault.vietnamese, fault.english)
            return nil
        }
        guard let header = Self.header(records.first, of: file, columns: columns, into: &check)
        else { return nil }
        var lines: [CatalogLine] = []
        for (index, record) in records.enumerated().dropFirst() {
            let cells = Self.cells(
                record, of: file, row: index + 1, header: header.names, into: &check)
            guard let cells else { continue }
            lines.append(CatalogLine(number: index + 1, cells: cells, positions: header.positions))
        }
        self.lines = lines
        isWhole = lines.count == records.count - 1
    }

    private struct Header {
        let names: [String]
        let positions: [String: Int]
    }

    private static func header(
        _ record: [[UInt8]]?, of file: String, columns: [String], into check: inout CatalogCheck
    ) -> Header? {
        let before = check.count
        let names = (record ?? []).map { String(decoding: $0, as: UTF8.self) }
        var positions: [String: Int] = [:]
        for (index, name) in names.enumerated() {
            if positions.updateValue(index, forKey: name) != nil {
                check.note(
                    file, row: 1, column: name, "Cột này có hai lần.",
                    "The column is there twice.")
            } else if !columns.contains(name) {
                check.note(
                    file, row: 1, column: name, "Bảng này không có cột nào tên như vậy.",
                    "This table has no column of that name.")
            }
        }
        for column in columns where positions[column] == nil {
            check.note(file, row: 1, column: column, "Thiếu cột này.", "The column is missing.")
        }
        return check.count == before ? Header(names: names, positions: positions) : nil
    }

    private static func cells(
        _ record: [[UInt8]], of file: String, row: Int, header: [String],
        into check: inout CatalogCheck
    ) -> [String]? {
        guard record.count == header.count else {
            let column = record.count < header.count ? header[record.count] : header.last
            check.note(
                file, row: row, column: column,
                "Dòng có \(record.count) ô, bảng có \(header.count) cột.",
                "The row has \(record.count) cells, the table \(header.count) columns.")
            return nil
        }
        var cells: [String] = []
        for (bytes, column) in zip(record, header) {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                check.note(
                    file, row: row, column: column, "Ô này không phải là UTF-8.",
                    "The cell is not UTF-8.")
                return nil
            }
            let isPlain = bytes.allSatisfy { $0 < 0x80 }
            cells.append(isPlain ? text : FoldedText.composed(text))
        }
        return cells
    }

    /// The column in which a fault lies, as far as the header itself can be read.
    private static func column(
        _ fault: SheetFault, in bytes: [UInt8], _ columns: [String]
    ) -> String? {
        guard let row = fault.row, row > 1, let cell = fault.column else { return nil }
        let first = bytes.prefix { $0 != UInt8(ascii: "\n") }
        let header = try? CSVText.records(Array(first)).first
        guard let header, cell <= header.count else { return nil }
        let name = String(decoding: header[cell - 1], as: UTF8.self)
        return columns.contains(name) ? name : nil
    }
}

/// One row of a file, with the number by which a person finds it.
struct CatalogLine {
    /// As a spreadsheet counts: the header is 1.
    let number: Int
    private let row: [String]
    private let positions: [String: Int]

    fileprivate init(number: Int, cells: [String], positions: [String: Int]) {
        self.number = number
        row = cells
        self.positions = positions
    }

    /// The cell of a column; a column that the table was not read with is empty.
    subscript(column: String) -> String {
        positions[column].map { row[$0] } ?? ""
    }

    var cells: [String: String] {
        positions.mapValues { row[$0] }
    }
}
