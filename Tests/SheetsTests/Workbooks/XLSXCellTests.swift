internal import Testing

@testable internal import Sheets

/// What stands in a cell is read as the text that a person sees there.
@Suite struct XLSXCellTests {
    private static let shared = """
        <si><t>Tỏi</t></si>
        <si><r><rPr><b/></rPr><t xml:space="preserve">Tỏi </t></r><r><t>Lý Sơn</t></r></si>
        <si><t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh><phoneticPr fontId="1"/></si>
        <si><t xml:space="preserve"> hai  bên </t></si>
        <si><t> hai  bên </t></si>
        <si><t>a_x000D_
        b</t></si>
        <si/>
        <si><t>&lt;&amp;&#x1F9C4;</t></si>
        """
    private static let styles = """
        <numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>
        <numFmt numFmtId="165" formatCode="#,##0&quot; ngày&quot;"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="22"/>
        <xf numFmtId="165"/><xf numFmtId="46"/></cellXfs>
        """

    @Test(arguments: [
        ("<c r=\"A1\" t=\"s\"><v>0</v></c>", "Tỏi"), ("<c t=\"s\"><v>1</v></c>", "Tỏi Lý Sơn"),
        ("<c t=\"s\"><v>2</v></c>", "漢字"), ("<c t=\"s\"><v>3</v></c>", " hai  bên "),
        ("<c t=\"s\"><v>4</v></c>", "hai  bên"), ("<c t=\"s\"><v>7</v></c>", "<&🧄"),
        ("<c t=\"inlineStr\"><is><t>00051</t></is></c>", "00051"),
        ("<c t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r></is></c>", "ab"),
        ("<c t=\"str\"><f>A2&amp;\"x\"</f><v>nối x</v></c>", "nối x"),
        ("<c t=\"b\"><v>1</v></c>", "TRUE"), ("<c t=\"b\"><v>0</v></c>", "FALSE"),
        ("<c><f>1+1</f><v>2</v></c>", "2"), ("<c><v> 0.1 </v></c>", "0.1"),
        ("<c t=\"n\"><v>12345678901234</v></c>", "12345678901234"),
        ("<c><v>1E+05</v></c>", "100000"), ("<c s=\"4\"><v>3</v></c>", "3"),
        ("<c s=\"1\"><v>46348</v></c>", "2026-11-22"),
        ("<c s=\"2\"><v>46348.75</v></c>", "2026-11-22"),
        ("<c s=\"3\"><v>46348.75</v></c>", "2026-11-22T18:00:00"),
        ("<c s=\"5\"><v>1.5</v></c>", "36:00:00"),
        ("<c s=\"99\"><v>7</v></c>", "7"),
        ("<c t=\"d\"><v>2026-11-22T00:00:00Z</v></c>", "2026-11-22"),
        ("<x:c xmlns:x=\"\(SmallWorkbook.space)\" t=\"n\"><x:v>5</x:v></x:c>", "5"),
        ("<c t=\"inlineStr\"><is><t><![CDATA[a<b]]></t></is></c>", "a<b"),
        ("<c><v>1<!-- giữa -->2</v></c>", "12"),
    ])
    func `a cell is its text`(cell: String, text: String) throws {
        let found = try SmallWorkbook.text(
            ofCell: cell, styles: Self.styles, sharedTexts: Self.shared)
        #expect(found == text)
    }

    @Test(arguments: [
        ("<c t=\"e\"><v>#N/A</v></c>", SheetFault.Kind.errorValue("#N/A")),
        ("<c><f>SUM(B1:B9)</f></c>", .unsavedFormula),
        ("<c t=\"s\"><v>8</v></c>", .badReference("8")),
        ("<c t=\"s\"><v>-1</v></c>", .badReference("-1")),
        ("<c><v>mười</v></c>", .badNumber("mười")),
        ("<c s=\"1\"><v>60</v></c>", .badDate("60")), ("<c s=\"1\"><v>-1</v></c>", .badDate("-1")),
        ("<c s=\"1\"><v>1e300</v></c>", .badDate("1e300")),
        ("<c><v>nan</v></c>", .badNumber("nan")),
        ("<c t=\"z\"><v>1</v></c>", .badReference("z")),
    ])
    func `a cell that cannot be read is named, the row's others are read`(
        cell: String, kind: SheetFault.Kind
    ) throws {
        let book = SmallWorkbook(
            rows: "<row r=\"1\">\(cell)<c><v>5</v></c></row>", sharedTexts: Self.shared,
            styles: Self.styles)
        let row = try #require(try book.read().first)
        #expect(row.faults == [SheetFault(kind, sheet: "Giá", row: 1, column: 1)])
        #expect(row.faults.first?.vietnamesePlace == "trang Giá, dòng 1, cột A")
        #expect(row.cells == ["", "5"])
    }

    @Test func `a cell longer than Excel lets a person type is refused`() throws {
        let text = String(repeating: "ớ", count: SheetLimits.longestCell)
        for (more, isRefused) in [("", false), ("ớ", true), (text + text + text + text, true)] {
            let cell = "<c t=\"inlineStr\"><is><t>\(text)\(more)</t></is></c>"
            let row = try SmallWorkbook(rows: "<row>\(cell)</row>").read()[0]
            #expect(row.faults.map(\.kind) == (isRefused ? [.longCell] : []))
        }
    }

    @Test func `days of a 1904 workbook are counted from there`() throws {
        let book = SmallWorkbook(
            rows: "<row><c s=\"1\"><v>44886</v></c></row>", styles: Self.styles,
            workbook: SmallWorkbook.workbookText(
                sheets: [("Giá", "rId1", nil)], properties: "<workbookPr date1904=\"1\"/>"))
        #expect(try book.read()[0].cells == ["2026-11-22"])
    }

    @Test func `a workbook without its shared texts says so where it lacks one`() throws {
        let rows = try SmallWorkbook(rows: "<row><c t=\"s\"><v>0</v></c><c><v>1</v></c></row>")
            .read()
        #expect(rows[0].faults.map(\.kind) == [.missingPart("sharedStrings.xml")])
        #expect(rows[0].cells == ["", "1"])
    }
}
