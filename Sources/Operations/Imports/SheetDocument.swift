internal import Foundation
internal import Sheets

/// The two forms in which files of rows are taken and given.
package enum SheetForm: String, Sendable, CaseIterable {
    case csv
    case xlsx
}

/// A file of rows for people: its bytes, and which of the two forms they are.
package struct SheetDocument: Hashable, Sendable {
    package let form: SheetForm
    package let bytes: [UInt8]

    /// What workbooks say of when they were made: always the same, so that the same rows are the
    /// same bytes (the first instant of 2026, in seconds).
    static let madeAt: Int64 = 1_767_225_600
    /// By it spreadsheets see that CSV is UTF-8; readers of ours take it off.
    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Rows of text, in which no formula is one to a spreadsheet.
    static func made(_ rows: [[String]], named sheet: String, as form: SheetForm) async throws
        -> SheetDocument
    {
        switch form {
        case .csv:
            let text = CSVText.guardedText(rows)
            return SheetDocument(form: form, bytes: mark + Array(text.utf8))
        case .xlsx:
            return try await ScratchFolder.withFile(named: "rows.xlsx") { path in
                try await OwnThread.run {
                    let writer = try XLSXWriter(
                        path: path, sheet: sheet,
                        columns: (rows.first ?? []).map { SheetColumn($0) }, createdAt: madeAt)
                    for row in rows.dropFirst() { try writer.add(row) }
                    try writer.finish()
                    let bytes = try Data(contentsOf: URL(filePath: path))
                    return SheetDocument(form: form, bytes: Array(bytes))
                }
            }
        }
    }
}
