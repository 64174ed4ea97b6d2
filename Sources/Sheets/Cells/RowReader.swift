/// Reads a worksheet and hands on its rows in turn, holding only the one that it is in.
final class RowReader: PartReader {
    private let book: CellBook
    private let sheet: String
    private let limits: SheetLimits
    private let take: (SheetRow) throws -> Void
    private var isInRows = false
    private var isInRow = false
    private var cell: CellDraft?
    private var number = 0
    private var column = 0
    private var cells: [String] = []
    private var faults: [SheetFault] = []
    /// How wide the first row is, and so every other at least.
    private var width: Int?

    init(
        _ book: CellBook, sheet: String, limits: SheetLimits,
        _ take: @escaping (SheetRow) throws -> Void
    ) {
        self.book = book
        self.sheet = sheet
        self.limits = limits
        self.take = take
    }

    override func begin(_ element: String, _ attributes: [String: String]) throws {
        if cell != nil {
            cell?.begin(element, attributes)
        } else if isInRow {
            if element == "c" { try beginCell(attributes) }
        } else if isInRows {
            if element == "row" { try beginRow(attributes) }
        } else if element == "sheetData" {
            isInRows = true
        }
    }

    override func characters(_ text: String) throws {
        cell?.add(text)
    }

    override func end(_ element: String) throws {
        switch element {
        case "c" where cell != nil: try endCell()
        case "row" where isInRow: try endRow()
        case "sheetData": isInRows = false
        default: cell?.end(element)
        }
    }

    private func beginRow(_ attributes: [String: String]) throws {
        let last = number
        if let written = attributes["r"] {
            guard let found = Int(written), found > 0 else {
                throw fault(.badReference(String(written.prefix(20))), row: last + 1)
            }
            number = found
        } else {
            number = last + 1
        }
        if number > limits.rows { throw fault(.tooManyRows(limits.rows), row: number) }
        if number <= last { throw fault(.disorder, row: number) }
        isInRow = true
        column = 0
    }

    private func beginCell(_ attributes: [String: String]) throws {
        let last = column
        if let written = attributes["r"] {
            guard let name = CellName(written), name.row == number else {
                throw fault(.badReference(String(written.prefix(20))), row: number)
            }
            column = name.column
        } else {
            column = last + 1
        }
        if column <= last { throw fault(.disorder, row: number, column: column) }
        if column > CellName.mostColumns {
            throw fault(.tooManyColumns(CellName.mostColumns), row: number, column: column)
        }
        cell = CellDraft(column: column, attributes)
    }

    private func endCell() throws {
        defer { cell = nil }
        let text: String
        do throws(SheetFault.Kind) {
            text = try cell?.text(in: book) ?? ""
        } catch {
            faults.append(fault(error, row: number, column: column))
            return
        }
        if text.isEmpty { return }
        // Cells that are only coloured reach far to the right; what stands in one counts.
        if column > limits.columns {
            throw fault(.tooManyColumns(limits.columns), row: number, column: column)
        }
        while cells.count < column - 1 { cells.append("") }
        cells.append(text)
    }

    private func endRow() throws {
        isInRow = false
        defer {
            cells.removeAll(keepingCapacity: true)
            faults.removeAll()
        }
        if cells.isEmpty && faults.isEmpty { return }
        let width = self.width ?? max(cells.count, faults.compactMap(\.column).max() ?? 0)
        self.width = width
        while cells.count < min(width, limits.columns) { cells.append("") }
        try take(SheetRow(number: number, cells: cells, faults: faults))
    }

    private func fault(_ kind: SheetFault.Kind, row: Int, column: Int? = nil) -> SheetFault {
        SheetFault(kind, sheet: sheet, row: row, column: column)
    }
}
