/// A whole file of rows in memory, its first row taken for the header.
package struct SheetTable: Hashable, Sendable {
    /// The row of the header; its cells are the names of the columns.
    package let header: SheetRow
    package let rows: [SheetRow]

    /// Reads all rows; throws where the file cannot be read, or has not even a header.
    package init(
        _ bytes: [UInt8], sheet: String? = nil, limits: SheetLimits = SheetLimits(),
        isForgiving: Bool = false
    ) throws(SheetFault) {
        var header: SheetRow?
        var rows: [SheetRow] = []
        do {
            try SheetFile.eachRow(
                of: bytes, sheet: sheet, limits: limits, isForgiving: isForgiving
            ) { row in
                if header == nil { header = row } else { rows.append(row) }
            }
        } catch let fault as SheetFault {
            throw fault
        } catch {
            preconditionFailure("only a SheetFault is thrown by reading: \(error)")
        }
        guard let header else { throw SheetFault(.empty) }
        self.header = header
        self.rows = rows
    }
}
