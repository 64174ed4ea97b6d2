internal import Foundation
package import Reach
internal import Sheets
internal import Storage

extension CoverageDesk {
    /// What the program that made a workbook writes into it as its time: always the same, so that
    /// the same rows are the same bytes (the first instant of 2026).
    private static let madeAt: Int64 = 1_767_225_600

    /// One table as an XLSX file; reading it in again changes nothing.
    package func exportWorkbook(
        _ code: CourierCode, _ table: CoverageTable
    ) async throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "vuonxa-workbook-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "table.xlsx")
        try await exportWorkbook(code, table, to: file.path)
        return Array(try Data(contentsOf: file))
    }

    /// The same into a file, row by row.
    package func exportWorkbook(
        _ code: CourierCode, _ table: CoverageTable, to path: String
    ) async throws {
        try await house.store.read { session in
            _ = try Self.courier(code, in: session)
            let names = CoverageHeader.columns(of: table)
            let writer = try XLSXWriter(
                path: path, sheet: table.rawValue,
                columns: names.map { SheetColumn($0, Self.kind(of: $0)) }, createdAt: Self.madeAt)
            try session.eachCoverageRow(of: code, in: [table]) { row in
                let cells = try row.cells
                try writer.add(names.map { cells[$0] ?? "" })
            }
            try writer.finish()
        }
    }

    /// Codes and ids stay text, amounts and days are what a person can reckon with.
    private static func kind(of column: String) -> SheetColumn.Kind {
        if column == "valid_from" || column == "valid_to" { return .day }
        let units = ["_g", "_cm", "_vnd", "_bp", "_days", "_divisor", "_surcharge"]
        return units.contains { column.hasSuffix($0) } ? .number : .text
    }
}
