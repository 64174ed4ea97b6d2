internal import Testing

@testable internal import Sheets

/// Parts are found by the file's own references, as odd as programs write them.
@Suite struct WorkbookPartsTests {
    private static let types = SmallWorkbook.types

    private static func relation(_ target: String, kind: String = "worksheet") -> String {
        "<Relationship Id=\"rId1\" Type=\"\(types)/\(kind)\" Target=\"\(target)\"/>"
    }

    @Test(arguments: [
        "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "./worksheets//sheet1.xml",
        "..\\xl\\worksheets\\sheet1.xml", "Worksheets/Sheet1.XML",
    ])
    func `a sheet is found by any way of writing its path`(target: String) throws {
        var book = SmallWorkbook(rows: "<row><c><v>5</v></c></row>")
        book.workbookRelations = Self.relation(target)
        #expect(try book.read()[0].cells == ["5"])
    }

    @Test func `a path never leads out of the file`() {
        #expect(PartPath("xl/workbook.xml").resolved("../../etc/passwd") == nil)
        #expect(PartPath("xl/workbook.xml").resolved("/") == nil)
        #expect(PartPath("").resolved("xl/a.xml")?.text == "xl/a.xml")
        #expect(PartPath("a.xml").relations.text == "_rels/a.xml.rels")
    }

    @Test func `the sheet that is asked for is read, otherwise the first that can be seen`() throws
    {
        var book = SmallWorkbook()
        book.workbook = SmallWorkbook.workbookText(sheets: [
            ("Nháp", "rId1", "hidden"), ("Biểu đồ", "rId4", nil), ("Giá", "rId2", nil),
            ("Ẩn", "rId3", "veryHidden"),
        ])
        book.workbookRelations = """
            <Relationship Id="rId1" Type="\(Self.types)/worksheet" Target="worksheets/a.xml"/>
            <Relationship Id="rId2" Type="\(Self.types)/worksheet" Target="worksheets/b.xml"/>
            <Relationship Id="rId3" Type="\(Self.types)/worksheet" Target="worksheets/c.xml"/>
            <Relationship Id="rId4" Type="\(Self.types)/chartsheet" Target="chartsheets/d.xml"/>
            """
        book.entries = ["a", "b", "c"].map {
            .init(
                "xl/worksheets/\($0).xml",
                SmallWorkbook.sheetText(
                    "<row><c t=\"inlineStr\"><is><t>\($0)</t></is></c></row>"))
        }
        #expect(try book.read()[0].cells == ["b"])
        #expect(try book.read(sheet: "ẩn")[0].cells == ["c"])
        #expect(throws: SheetFault(.unknownSheet("Khác", others: ["Nháp", "Giá", "Ẩn"]))) {
            try book.read(sheet: "Khác")
        }
        book.workbook = SmallWorkbook.workbookText(sheets: [("Nháp", "rId1", "hidden")])
        #expect(throws: SheetFault(.noSheet)) { try book.read() }
    }

    @Test func `the names of the strict form of the standard are understood`() throws {
        var book = SmallWorkbook(rows: "<row><c><v>5</v></c></row>")
        let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
        book.workbookRelations = book.workbookRelations.replacing(Self.types, with: strict)
        book.rootRelations = book.rootRelations.replacing(Self.types, with: strict)
        book.workbook = book.workbook.replacing(Self.types, with: strict)
        #expect(try book.read()[0].cells == ["5"])
    }

    @Test func `a part that is named and not there is named to the person`() {
        var book = SmallWorkbook()
        book.workbookRelations = Self.relation("worksheets/khác.xml")
        #expect(throws: SheetFault(.missingPart("xl/worksheets/khác.xml"))) { try book.read() }
    }

    @Test func `what is outside the file is not fetched`() {
        var book = SmallWorkbook()
        book.workbookRelations =
            "<Relationship Id=\"rId1\" Type=\"\(Self.types)/worksheet\" TargetMode=\"External\" "
            + "Target=\"worksheets/sheet1.xml\"/>"
        #expect(throws: SheetFault(.noSheet)) { try book.read() }
    }
}
