import Sheets

/// Any bytes as a file of rows: no crash, no endless sentence, and the same when read twice.
enum SheetFuzz {
    private static let parts = [
        "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels", "_rels/.rels",
    ]

    private static let limits: SheetLimits = {
        var limits = SheetLimits()
        limits.partBytes = 1 << 20
        limits.sharedBytes = 1 << 20
        return limits
    }()

    /// The first byte says what the rest is: a part of a sound workbook, an archive, or text.
    static func run(_ input: UnsafeBufferPointer<UInt8>) {
        guard let first = input.first else { return }
        let rest = Array(input.dropFirst())
        let kind = Int(first) % (parts.count + 2)
        if kind < parts.count {
            var book = SmallWorkbook()
            book.rows = "<row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>46348</v></c></row>"
            book.sharedTexts = "<si><t>a</t></si>"
            book.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
            book.entries = [.init(parts[kind], rest)]
            check(book.bytes)
        } else if kind == parts.count {
            check([0x50, 0x4B, 0x03, 0x04] + rest)
        } else {
            check(rest)
            checkRewriting(rest)
        }
    }

    private static func check(_ bytes: [UInt8]) {
        let (rows, fault) = read(bytes)
        let (sameRows, sameFault) = read(bytes)
        precondition(rows == sameRows && fault == sameFault, "read twice, two answers")
        var last = 0
        for row in rows {
            precondition(row.number > last && row.number <= limits.rows, "rows out of order")
            precondition(row.cells.count <= limits.columns, "more cells than the limit")
            precondition(
                row.cells.allSatisfy { $0.utf16.count <= SheetLimits.longestCell }, "a long cell")
            last = row.number
        }
        for fault in rows.flatMap(\.faults) + (fault.map { [$0] } ?? []) {
            precondition(fault.description.utf8.count < 10_000, "a sentence without a limit")
        }
    }

    /// Text that was read and is written for people reads back as the same cells.
    private static func checkRewriting(_ bytes: [UInt8]) {
        let (rows, fault) = read(bytes)
        let cells = rows.map(\.cells)
        // A lone empty cell is a blank line, which at the end, or as a header, is no row.
        guard fault == nil, rows.allSatisfy({ $0.faults.isEmpty && $0.cells != [""] }),
            cells.first?.last?.isEmpty == false, cells.first?.count ?? 0 > 1
        else { return }
        let written = CSVText.text(cells.map { $0.map(FormulaGuard.guarded) })
        // The header decides what separates, and may hold more semicolons than commas now.
        guard !cells[0].contains(where: { $0.contains(";") || $0.contains("\t") }) else { return }
        let (again, secondFault) = read(Array(written.utf8))
        precondition(secondFault == nil && again.map(\.cells) == cells, "rewritten, other cells")
    }

    private static func read(_ bytes: [UInt8]) -> ([SheetRow], SheetFault?) {
        var rows: [SheetRow] = []
        do {
            try SheetFile.eachRow(of: bytes, limits: limits) { rows.append($0) }
            return (rows, nil)
        } catch let fault as SheetFault {
            return (rows, fault)
        } catch {
            preconditionFailure("an error that is no fault: \(error)")
        }
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzSheet(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    SheetFuzz.run(UnsafeBufferPointer(start: start, count: count))
    return 0
}
