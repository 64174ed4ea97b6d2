internal import Testing

@testable internal import Sheets

/// What is written is read again as it was, and other programs see what was meant.
@Suite struct XLSXWriterTests {
    private static let columns = [
        SheetColumn("mã xã"), SheetColumn("giá", .number), SheetColumn("ngày", .day),
        SheetColumn("ghi chú"),
    ]
    private static let rows = [
        ["00051", "12500", "2026-11-22", "=1+1"], ["51", "-0.5", "", "'=1"],
        ["", "chưa có", "22/11/2026", " hai bên "],
        ["1e5", "05", "1900-01-01", "a\r\nb\u{1}_x000D_"],
        ["Tỏi 🧄", "999999999999999", "9999-12-31", "\"<&>\""], ["a", "1234567890123456", "", ""],
    ]

    private static func write(
        _ rows: [[String]], to path: String, createdAt: Int64 = 1_795_316_400
    ) throws {
        let writer = try XLSXWriter(
            path: path, sheet: "Giá: [tháng/11]", columns: columns, createdAt: createdAt)
        for row in rows { try writer.add(row) }
        try writer.finish()
    }

    @Test func `what is written is read again letter by letter`() throws {
        let folder = try SheetsFolder()
        try Self.write(Self.rows, to: folder.path("a.xlsx"))
        let table = try SheetTable(folder.bytes("a.xlsx"))
        #expect(table.header.cells == Self.columns.map(\.name))
        #expect(table.rows.map(\.cells) == Self.rows)
        #expect(table.rows.map(\.number) == Array(2...7))
    }

    @Test func `the same rows and time are the same bytes`() throws {
        let folder = try SheetsFolder()
        try Self.write(Self.rows, to: folder.path("a.xlsx"))
        try Self.write(Self.rows, to: folder.path("b.xlsx"))
        #expect(try folder.bytes("a.xlsx") == folder.bytes("b.xlsx"))
    }

    @Test func `openpyxl sees codes as text, prices as numbers and days as days`() async throws {
        let folder = try SheetsFolder()
        try Self.write(Self.rows, to: folder.path("a.xlsx"))
        let seen = try await folder.python(
            """
            import openpyxl
            sheet = openpyxl.load_workbook('a.xlsx').active
            print(sheet.title, sheet.freeze_panes, sheet.auto_filter.ref)
            for cell in sheet[2]: print(cell.data_type, repr(cell.value))
            """)
        #expect(
            seen == """
                Giá tháng11 A2 A1:D7
                s '00051'
                n 12500
                d datetime.datetime(2026, 11, 22, 0, 0)
                s '=1+1'

                """)
    }

    @Test func `a cell that is too long is cut with a mark`() throws {
        let folder = try SheetsFolder()
        let long = String(repeating: "ớ\r", count: 20_000)
        try Self.write([[long]], to: folder.path("a.xlsx"))
        let cell = try SheetTable(folder.bytes("a.xlsx")).rows[0].cells[0]
        #expect(cell.hasSuffix("…"))
        #expect(long.hasPrefix(cell.dropLast()))
    }

    @Test func `rows stand where they are put, and only further down`() throws {
        let folder = try SheetsFolder()
        let writer = try XLSXWriter(
            path: folder.path("a.xlsx"), sheet: "a", columns: Self.columns, createdAt: 1)
        try writer.add(["a"], at: 17)
        #expect(throws: XLSXWriter.Failure.badRow(17)) { try writer.add(["b"], at: 17) }
        #expect(throws: XLSXWriter.Failure.badRow(1_048_577)) {
            try writer.add(["b"], at: XLSXWriter.lastRow + 1)
        }
        try writer.finish()
        #expect(try SheetTable(folder.bytes("a.xlsx")).rows.map(\.number) == [17])
        #expect(throws: XLSXWriter.Failure.unwritable) {
            try Self.write([], to: folder.path("no/such/folder.xlsx"))
        }
    }

    @Test func `an annotated file has the rows as they came and says what is wrong`() throws {
        let folder = try SheetsFolder()
        let csv = "mã,tên\n00051,Tỏi\n\n7,\"=x\"\n8,y,z\n"
        let table = try SheetTable(Array(csv.utf8))
        try AnnotatedSheet.write(
            table, problems: [4: ["Thiếu số.", "Tên lạ."], 5: ["Ba ô."]],
            to: folder.path("lỗi.xlsx"), createdAt: 1)
        let annotated = try SheetTable(folder.bytes("lỗi.xlsx"))
        #expect(annotated.header.cells == ["mã", "tên", "", AnnotatedSheet.header])
        #expect(
            annotated.rows == [
                SheetRow(number: 2, cells: ["00051", "Tỏi", "", ""]),
                SheetRow(number: 4, cells: ["7", "=x", "", "Thiếu số.\nTên lạ."]),
                SheetRow(number: 5, cells: ["8", "y", "z", "Ba ô."]),
            ])
    }
}
