internal import Testing

@testable internal import Sheets

/// Rows keep the number by which a person finds them, whatever is left out between.
@Suite struct XLSXRowTests {
    private static let header =
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>"

    @Test func `rows and cells without a name stand behind the one before`() throws {
        let rows = try SmallWorkbook(
            rows: "<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\"><c r=\"B5\"><v>3</v></c>"
                + "</row><row><c/><c/><c><v>4</v></c></row>"
        ).read()
        #expect(rows.map(\.number) == [1, 5, 6])
        #expect(rows.map(\.cells) == [["1", "2"], ["", "3"], ["", "", "4"]])
    }

    @Test func `blank rows, coloured cells and cells to the right of nothing are left out`() throws
    {
        let rows = try SmallWorkbook(
            rows: Self.header + "<row r=\"2\"><c r=\"XFD2\" s=\"0\"/></row>"
                + "<row r=\"3\" hidden=\"1\"><c r=\"A3\"><v>9</v></c><c r=\"B3\"/>"
                + "<c r=\"C3\"/></row>"
                + "<row r=\"1048576\"><c r=\"A1048576\" s=\"0\"/></row>"
        ).read()
        #expect(rows.map(\.number) == [1, 3])
        #expect(rows[1].cells == ["9", ""])
    }

    @Test(arguments: [
        ("<row r=\"1\"/>", SheetFault.Kind.disorder, 1, nil),
        ("<row r=\"2\"><c r=\"B2\"/><c r=\"A2\"/></row>", .disorder, 2, 1),
        ("<row r=\"2\"><c r=\"B2\"/><c r=\"B2\"/></row>", .disorder, 2, 2),
        ("<row r=\"2\"><c r=\"A3\"/></row>", .badReference("A3"), 2, nil),
        ("<row r=\"2\"><c r=\"XFE2\"/></row>", .badReference("XFE2"), 2, nil),
        ("<row r=\"2\"><c r=\"2\"/></row>", .badReference("2"), 2, nil),
        ("<row r=\"0\"/>", .badReference("0"), 2, nil),
        ("<row r=\"hai\"/>", .badReference("hai"), 2, nil),
        ("<row r=\"1048577\"/>", .tooManyRows(1_048_576), 1_048_577, nil),
        ("<row r=\"2\"><c r=\"IW2\"><v>1</v></c></row>", .tooManyColumns(256), 2, 257),
    ])
    func `what is not in order, or leads nowhere, is refused where it stands`(
        rows: String, kind: SheetFault.Kind, row: Int, column: Int?
    ) {
        let fault = SheetFault(kind, sheet: "Giá", row: row, column: column)
        #expect(throws: fault) { try SmallWorkbook(rows: Self.header + rows).read() }
    }

    @Test func `a million columns are refused, empty ones too`() {
        let cells = String(repeating: "<c/>", count: 20_000)
        let fault = SheetFault(.tooManyColumns(16_384), sheet: "Giá", row: 1, column: 16_385)
        #expect(throws: fault) { try SmallWorkbook(rows: "<row>\(cells)</row>").read() }
    }

    @Test func `what the caller throws comes back, and nothing more is read`() throws {
        struct Enough: Error {}
        var count = 0
        let rows =
            Self.header + (2...5_000).map { "<row r=\"\($0)\"><c><v>1</v></c></row>" }.joined()
        let bytes = SmallWorkbook(rows: rows).bytes
        #expect(throws: Enough.self) {
            try SheetFile.eachRow(of: bytes) { _ in
                count += 1
                if count == 3 { throw Enough() }
            }
        }
        #expect(count == 3)
    }

    @Test func `letters above a column are those of a spreadsheet`() {
        let letters = [1, 4, 26, 27, 52, 53, 702, 703, 16_384].map(SheetFault.letters)
        #expect(letters == ["A", "D", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"])
        #expect(CellName("XFD1048576")?.column == 16_384)
        #expect(
            ["", "A", "1", "a1", "A01", "A0", "$A$1", "A1B", "AAAA1", "A1048577"].allSatisfy {
                CellName($0) == nil
            })
    }
}
