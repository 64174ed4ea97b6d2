internal import Testing

@testable internal import Sheets

@Suite struct CSVReadingTests {
    private static func rows(_ bytes: [UInt8], _ limits: SheetLimits = .init()) throws -> [SheetRow]
    {
        var rows: [SheetRow] = []
        try SheetFile.eachRow(of: bytes, limits: limits) { rows.append($0) }
        return rows
    }

    private static func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
        ("\u{FEFF}" + text).utf16.flatMap { unit in
            let halves = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return isLittle ? halves : halves.reversed()
        }
    }

    @Test(arguments: [
        "mã,tên\n01,\"Xoài, tươi\"\n", "mã;tên\n01;Xoài, tươi\n", "mã\ttên\r\n01\tXoài, tươi\r\n",
    ])
    func `commas, semicolons and tabs are told apart by the header`(text: String) throws {
        let table = try SheetTable(Array(text.utf8))
        #expect(table.header.cells == ["mã", "tên"])
        #expect(table.rows == [SheetRow(number: 2, cells: ["01", "Xoài, tươi"])])
    }

    @Test func `a separator in quotes is none`() throws {
        let table = try SheetTable(Array("\"a;b;c\",d\n1,2\n".utf8))
        #expect(table.header.cells == ["a;b;c", "d"])
    }

    @Test func `UTF-8 with a mark and UTF-16 of both orders are the same text`() throws {
        let text = "mã\ttên\r\n00051\tTỏi Lý Sơn 🧄\r\n"
        let expected = [["mã", "tên"], ["00051", "Tỏi Lý Sơn 🧄"]]
        let saved = [
            Array("\u{FEFF}\(text)".utf8), Self.utf16(text, isLittle: true),
            Self.utf16(text, isLittle: false), Array(text.utf8),
        ]
        for bytes in saved {
            #expect(try Self.rows(bytes).map(\.cells) == expected)
        }
    }

    @Test func `a cell in another encoding is refused in its place, the others are read`() throws {
        let rows = try Self.rows(Array("a,b\n1,".utf8) + [0xE3, 0x41] + Array("\n2,y\n".utf8))
        #expect(rows[1].faults == [SheetFault(.notUTF8, row: 2, column: 2)])
        #expect(rows[1].faults[0].vietnamesePlace == "dòng 2, cột B")
        #expect(rows[2] == SheetRow(number: 3, cells: ["2", "y"]))
    }

    @Test func `half a character of UTF-16, and what is no text, is refused`() {
        let half = Self.utf16("a\tb\n", isLittle: true) + [0x00, 0xD8, 0x41, 0x00]
        #expect(throws: SheetFault(.unreadableText)) { try Self.rows(half) }
        #expect(throws: SheetFault(.unreadableText)) { try Self.rows([0xFF, 0xFE, 0x41]) }
        #expect(throws: SheetFault(.binaryText)) { try Self.rows([0x25, 0x50, 0x44, 0x46, 0]) }
        #expect(throws: SheetFault(.empty)) { try Self.rows([]) }
    }

    @Test func `blank lines between rows are handed on, those at the end are not`() throws {
        let rows = try Self.rows(Array("a,b\n\n1,2\n\n\n".utf8))
        #expect(rows.map(\.number) == [1, 2, 3])
        #expect(rows[1].isBlank)
    }

    @Test func `cells by which a spreadsheet fills up every row are no cells`() throws {
        let rows = try Self.rows(Array("a,b,,\n1,2,,\n3,4,x,\n".utf8))
        #expect(rows.map(\.cells) == [["a", "b"], ["1", "2"], ["3", "4", "x", ""]])
    }

    @Test func `a row that is too wide or too short comes as it is`() throws {
        let rows = try Self.rows(Array("a,b\n1,2,\n3\n".utf8))
        #expect(rows.map(\.cells) == [["a", "b"], ["1", "2", ""], ["3"]])
    }

    @Test func `a guarded formula is the text that it was`() throws {
        let cells = [["mã", "ghi chú"], ["-5", "=HYPERLINK(\"x\")"], ["'=1", "+84 901"]]
        let text = CSVText.guardedText(cells)
        #expect(text.contains("\n-5,\"'=HYPERLINK("))
        #expect(try Self.rows(Array(text.utf8)).map(\.cells) == cells)
    }

    @Test func `too many rows, columns, bytes and too long cells are refused`() throws {
        var limits = SheetLimits()
        limits.rows = 3
        limits.columns = 2
        #expect(throws: SheetFault(.tooManyRows(3), row: 4)) {
            try Self.rows(Array("a\n1\n2\n3\n".utf8), limits)
        }
        #expect(throws: SheetFault(.tooManyColumns(2), row: 2, column: 3)) {
            try Self.rows(Array("a\n1,2,3\n".utf8), limits)
        }
        let commas = Array(repeating: UInt8(ascii: ","), count: 1_000_000)
        #expect(throws: SheetFault(.tooManyColumns(256), row: 1, column: 257)) {
            try Self.rows(commas)
        }
        let long = String(repeating: "ớ", count: SheetLimits.longestCell + 1)
        let rows = try Self.rows(Array("a\n\(long)\n\(long.dropLast())\n".utf8))
        #expect(rows[1].faults == [SheetFault(.longCell, row: 2, column: 1)])
        #expect(rows[2].cells[0].utf16.count == SheetLimits.longestCell)
        limits.fileBytes = 3
        #expect(throws: SheetFault(.tooLarge(bytes: 3))) {
            try Self.rows([65, 10, 65, 10], limits)
        }
    }
}
