/// A file of rows as it came, with one more column that says what is wrong with each row.
package enum AnnotatedSheet {
    /// The header of that column, in both languages.
    package static let header = "Lỗi / Problem"

    /// Writes the rows at their own numbers, so that “row 17” is row 17 in the new file too.
    ///
    /// `problems` are sentences by row number; the first row of the table is its header. Rows that
    /// nothing is wrong with are there as well: the file can be mended and sent again.
    package static func write(
        _ table: SheetTable, problems: [Int: [String]], to path: String, createdAt: Int64
    ) throws(XLSXWriter.Failure) {
        let width = ([table.header] + table.rows).map(\.cells.count).max() ?? 0
        let columns = table.header.cells.map { SheetColumn($0) }
        let missing = width - columns.count
        let writer = try XLSXWriter(
            path: path, sheet: "Lỗi",
            columns: columns + (0..<missing).map { _ in SheetColumn("") }
                + [SheetColumn(header, .problem)], headerRow: table.header.number,
            createdAt: createdAt)
        for row in table.rows {
            let empty = Array(repeating: "", count: width - row.cells.count)
            let found = (problems[row.number] ?? []).joined(separator: "\n")
            try writer.add(row.cells + empty + [found], at: row.number)
        }
        try writer.finish()
    }
}
