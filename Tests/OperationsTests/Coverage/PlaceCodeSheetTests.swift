internal import Foundation
internal import Market
@testable internal import Operations
internal import Reach
internal import Sheets
internal import Storage
internal import TestSupport
import Testing

/// A courier's list of places as a workbook, and with the official codes beside its own.
@Suite struct PlaceCodeSheetTests {
    private static let courier = CoverageSamples.courier("a")

    private func lines(
        _ rows: [[String]], _ system: CodeSystem = .new
    ) throws -> [CourierPlaceLine] {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "place-codes-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        let writer = try XLSXWriter(
            path: file.path, sheet: "Mã", columns: rows[0].map { SheetColumn($0) },
            createdAt: 1_767_225_600)
        for row in rows.dropFirst() { try writer.add(row) }
        try writer.finish()
        return try PlaceCodeFile.lines(Array(try Data(contentsOf: file)), system: system)
    }

    @Test func `a workbook is read as the same list in CSV`() throws {
        let rows = [
            ["Mã xã", "Tên xã", "Tỉnh", "Ghi chú"], ["00101", "Xã Ba Tơ", "Tỉnh Quảng Ngãi", ""],
            ["102", "Đặc khu Lý Sơn", "Quảng Ngãi", "đảo"],
        ]
        let text = rows.map { $0.joined(separator: ",") }.joined(separator: "\n")
        let sheet = try lines(rows)
        #expect(sheet == (try PlaceCodeFile.lines(Array(text.utf8), system: .new)))
        #expect(sheet.map(\.code) == ["00101", "102"])
    }

    @Test func `a bad workbook is refused by row and column`() throws {
        let error = #expect(throws: FieldProblems.self) {
            try lines([
                ["Mã", "Tên", "Tỉnh"], ["1", "Ba Tơ", "Quảng Ngãi"], ["1", "", "Quảng Ngãi"],
                ["2", "Lý Sơn", ""],
            ])
        }
        #expect(error?.all.map(\.field) == ["rows[3].name", "rows[4].parent_name"])
        #expect(throws: FieldProblems.self) {
            try PlaceCodeFile.lines([0x50, 0x4B, 0x03, 0x04], system: .new)
        }
    }

    @Test func `the official code has a column of its own`() throws {
        let own = try lines([
            ["ward_id", "ward_name", "province", "Mã hành chính"],
            ["70119087", "Ba Tơ", "Quảng Ngãi", "21484"], ["70119088", "Ba Đình", "Hà Nội", "4"],
            ["70119089", "Xã Mới", "Quảng Ngãi", ""],
        ])
        #expect(own.map(\.officialCode?.digits) == ["21484", "00004", nil])
        let beside = try lines([
            ["ward_id", "commune_code", "name", "province"], ["7", "21484", "Ba Tơ", "Quảng Ngãi"],
        ])
        #expect(beside[0].code == "7" && beside[0].officialCode?.digits == "21484")
        let error = #expect(throws: FieldProblems.self) {
            try lines([["code", "name", "province", "gso_code"], ["1", "A", "B", "21x84"]])
        }
        #expect(error?.all.map(\.field) == ["rows[2].official_code"])
    }

    @Test func `a matched code is kept as that, and a person's word outlives a new column`()
        async throws
    {
        try await DeskHouse.with { desks async throws in
            func bring(_ text: String) async throws -> PlaceCodeDesk.Report {
                try await desks.placeCodes.replace(
                    try PlaceCodeFile.lines(Array(text.utf8), system: .new), of: Self.courier,
                    .new, dryRun: false, by: DeskHouse.admin)
            }
            func place(_ commune: String) async throws -> CourierPlace? {
                try await desks.store.read {
                    try $0.placeCode(
                        of: CoverageSamples.commune(commune), courier: Self.courier, system: .new)
                }
            }
            _ = try await bring("code,name,province\n1,Ba Tơ,Quảng Ngãi\n2,Ly Son,Quảng Ngãi\n")
            _ = try await desks.placeCodes.review(
                "2", of: Self.courier, .new, .refuse, by: DeskHouse.officer, once: .free,
                render: { _ in Answer(status: 200, body: []) })
            let report = try await bring(
                """
                code,name,province,official_code
                1,Ba Tơ,Quảng Ngãi,21484
                2,Ly Son,Quảng Ngãi,21548
                """)
            #expect((report.confirmed, report.refused, report.kept) == (1, 1, 1))
            #expect(try await place("21484")?.method == .officialCode)
            #expect(try await place("21484")?.state == .confirmed)
            #expect(try await place("21548") == nil)
        }
    }
}
