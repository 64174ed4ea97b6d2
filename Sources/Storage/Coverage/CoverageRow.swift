package import Reach

/// One row of a coverage table as its import wrote it, its cells packed into one text.
package struct CoverageRow: Hashable, Sendable {
    package let table: CoverageTable
    package let id: String
    let text: String

    package init(table: CoverageTable, id: String, cells: [String: String]) {
        self.init(table: table, id: id, text: CellText.encode(cells))
    }

    init(table: CoverageTable, id: String, text: String) {
        self.table = table
        self.id = id
        self.text = text
    }

    /// Column to text; empty cells are left out.
    package var cells: [String: String] {
        get throws { try CellText.decode(text) }
    }
}

/// What an import does to one row: `before` and `after` are the row as it was and will be.
package struct CoverageChange: Hashable, Sendable {
    package let table: CoverageTable
    package let id: String
    package let before: CoverageRow?
    package let after: CoverageRow?

    /// At least one of the two is there, and both are of one table and id.
    init(_ row: CoverageRow, before: CoverageRow?, after: CoverageRow?) {
        table = row.table
        id = row.id
        self.before = before
        self.after = after
    }

    /// What leads from one state of a courier's rows to another, in order of table and id.
    package static func changes(
        from old: [CoverageRow], to new: [CoverageRow]
    ) -> [CoverageChange] {
        var standing = Dictionary(
            old.map { (Key($0), $0) }, uniquingKeysWith: { first, _ in first })
        var changes: [CoverageChange] = []
        for row in new {
            let before = standing.removeValue(forKey: Key(row))
            if before?.text == row.text { continue }
            changes.append(CoverageChange(row, before: before, after: row))
        }
        for row in standing.values {
            changes.append(CoverageChange(row, before: row, after: nil))
        }
        return changes.sorted { ($0.table.rawValue, $0.id) < ($1.table.rawValue, $1.id) }
    }

    private struct Key: Hashable {
        let table: CoverageTable
        let id: String

        init(_ row: CoverageRow) {
            table = row.table
            id = row.id
        }
    }
}
