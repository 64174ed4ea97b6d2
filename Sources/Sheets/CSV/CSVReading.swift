/// Reads rows from text as people's programs save it, and keeps the strictness of `CSVText`.
enum CSVReading {
    static func eachRow(
        of bytes: [UInt8], limits: SheetLimits, isForgiving: Bool,
        _ take: (SheetRow) throws -> Void
    ) throws {
        let text = try CSVEncoding.utf8(bytes)
        var records = CSVText(
            text, separator: CSVEncoding.separator(of: text), mostCells: limits.columns)
        var number = 0
        var blanks = 0
        var header: [[UInt8]]?
        while let (record, fault) = try next(&records, under: header, isForgiving) {
            number += 1
            if number > limits.rows { throw SheetFault(.tooManyRows(limits.rows), row: number) }
            // Blank lines at the very end are no rows; one in between is for the caller to judge.
            if record == [[]] {
                blanks += 1
                continue
            }
            for blank in 0..<blanks {
                try take(SheetRow(number: number - blanks + blank, cells: [""]))
            }
            blanks = 0
            header = header ?? record
            try take(row(number, trimmed(record, like: header ?? record), fault))
        }
    }

    /// The next record, or `nil` at the end; where it is forgiving, one with a stray quote is the
    /// one line in which it begins, with what is wrong.
    private static func next(
        _ records: inout CSVText, under header: [[UInt8]]?, _ isForgiving: Bool
    ) throws(SheetFault) -> ([[UInt8]], SheetFault?)? {
        guard isForgiving else { return try records.next().map { ($0, nil) } }
        let start = records
        do {
            guard let record = try records.next() else { return nil }
            if let header, records.hasSwallowed(since: start, record.count, likeCells: header.count)
            {
                let fault = SheetFault(.unclosedQuote)
                records = start
                return (records.skipLine(), fault)
            }
            return (record, nil)
        } catch {
            // A swallowed line may have more cells than any table.
            let isSwallowed = records.position > start.restOfLine.endIndex
            guard error.kind.isOfMarks || isSwallowed else { throw error }
            records = start
            let fault = error.kind.isOfMarks ? error : SheetFault(.unclosedQuote)
            return (records.skipLine(), fault)
        }
    }

    /// Without the empty cells by which a spreadsheet fills up every row, the header too.
    private static func trimmed(
        _ record: [[UInt8]], like header: [[UInt8]]
    ) -> ArraySlice<[UInt8]> {
        let width = header.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? header.count
        guard record.count == header.count, record[width...].allSatisfy(\.isEmpty) else {
            return record[...]
        }
        return record[..<width]
    }

    private static func row(
        _ number: Int, _ record: ArraySlice<[UInt8]>, _ broken: SheetFault?
    ) -> SheetRow {
        var faults: [SheetFault] = []
        if let broken {
            // Where the cells end is a guess, so that no column is named but the fault's own.
            faults.append(SheetFault(broken.kind, row: number, column: broken.column))
        }
        let cells = record.enumerated().map { index, bytes in
            guard let text = String(validating: bytes, as: UTF8.self) else {
                faults.append(SheetFault(.notUTF8, row: number, column: index + 1))
                return ""
            }
            if bytes.count > SheetLimits.longestCell,
                text.utf16.count > SheetLimits.longestCell
            {
                faults.append(SheetFault(.longCell, row: number, column: index + 1))
                return ""
            }
            return FormulaGuard.unguarded(text)
        }
        return SheetRow(number: number, cells: cells, faults: faults)
    }
}
