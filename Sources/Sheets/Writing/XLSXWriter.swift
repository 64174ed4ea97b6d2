internal import CXlsxWriter

/// Writes one sheet of rows as an XLSX file; a row that was added is on disk, not in memory.
///
/// The same rows and time give the same bytes. A writer that is dropped leaves a file behind that
/// is whole, but lacks the rows that were not added.
package final class XLSXWriter {
    /// Why nothing more can be written.
    package enum Failure: Error, Hashable, Sendable {
        /// The file, or a draft beside it, cannot be written.
        case unwritable
        /// More rows than a sheet has, or rows not in order.
        case badRow(Int)
        case tooManyColumns(Int)
    }

    /// The last row that a worksheet has.
    package static let lastRow = 1_048_576
    private static let mostColumns = 16_384

    private let columns: [SheetColumn]
    private var book: OpaquePointer?
    private let headerRow: Int
    private var last: Int

    /// Begins the file with its header; drafts go to the folder beside, or where the system says.
    ///
    /// `createdAt` is in seconds of 1970 and must not be 0, which would mean the clock.
    package init(
        path: String, drafts: String? = nil, sheet: String, columns: [SheetColumn],
        headerRow: Int = 1, createdAt: Int64
    ) throws(Failure) {
        precondition(createdAt != 0, "a file without a time takes it from the clock")
        guard columns.count <= Self.mostColumns else {
            throw .tooManyColumns(Self.mostColumns)
        }
        guard (1...Self.lastRow).contains(headerRow) else { throw .badRow(headerRow) }
        self.columns = columns
        self.headerRow = headerRow
        last = headerRow
        book = vx_book_open(path, drafts, Self.sheetName(sheet), createdAt)
        guard book != nil else { throw .unwritable }
        for (index, column) in columns.enumerated() {
            try demand(
                vx_book_column(book, UInt16(index), Double(column.width), column.kind.style))
        }
        for (index, column) in columns.enumerated() {
            try write(column.name, row: headerRow, at: index, vx_style_header)
        }
    }

    deinit {
        if let book { _ = vx_book_close(book) }
    }

    /// Adds a row below the last one, or at a number further down, counted as people count.
    package func add(_ cells: [String], at number: Int? = nil) throws(Failure) {
        let number = number ?? last + 1
        guard number > last, number <= Self.lastRow else { throw .badRow(number) }
        guard cells.count <= Self.mostColumns else { throw .tooManyColumns(Self.mostColumns) }
        last = number
        for (index, cell) in cells.enumerated() where !cell.isEmpty {
            let kind = index < columns.count ? columns[index].kind : .text
            try write(cell, row: number, at: index, as: kind)
        }
    }

    /// Writes what is left and closes the file, which is whole from here on.
    package func finish() throws(Failure) {
        guard let book else { return }
        if !columns.isEmpty {
            try demand(
                vx_book_finish_table(
                    book, UInt32(headerRow - 1), UInt32(last - 1), UInt16(columns.count - 1)))
        }
        self.book = nil
        try demand(vx_book_close(book))
    }

    private func write(
        _ cell: String, row: Int, at index: Int, as kind: SheetColumn.Kind
    ) throws(Failure) {
        if kind == .number, DecimalText.isExact(cell), let number = Double(cell) {
            try demand(
                vx_book_number(book, UInt32(row - 1), UInt16(index), number, kind.style))
        } else if kind == .day, let serial = SerialDate.serial(of: cell) {
            try demand(
                vx_book_number(
                    book, UInt32(row - 1), UInt16(index), Double(serial), kind.style))
        } else {
            try write(cell, row: row, at: index, kind == .problem ? kind.style : vx_style_text)
        }
    }

    private func write(
        _ text: String, row: Int, at index: Int, _ style: vx_style
    ) throws(Failure) {
        let written = CellEscape.encoded(Self.cut(text))
        try demand(vx_book_text(book, UInt32(row - 1), UInt16(index), written, style))
    }

    private func demand(_ outcome: Int32) throws(Failure) {
        if outcome != 1 { throw .unwritable }
    }

    /// A cell holds no more; escapes count with what they are written as.
    private static func cut(_ text: String) -> String {
        guard CellEscape.encoded(text).utf16.count > SheetLimits.longestCell else { return text }
        var cut = text.prefix(SheetLimits.longestCell - 1)
        while CellEscape.encoded(String(cut)).utf16.count >= SheetLimits.longestCell {
            cut = cut.dropLast(max(1, cut.count / 8))
        }
        return cut + "…"
    }

    /// What Excel takes for the name of a sheet.
    private static func sheetName(_ name: String) -> String {
        let clean = name.filter { !"[]:*?/\\'".contains($0) }
        return clean.isEmpty ? "1" : String(clean.prefix(31))
    }
}

extension SheetColumn.Kind {
    fileprivate var style: vx_style {
        switch self {
        case .text: vx_style_text
        case .number: vx_style_plain
        case .day: vx_style_day
        case .problem: vx_style_problem
        }
    }
}
