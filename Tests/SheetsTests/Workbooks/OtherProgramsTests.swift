internal import Testing

@testable internal import Sheets

/// Files that other programs wrote are read as those programs meant them.
@Suite struct OtherProgramsTests {
    private static let expected = [
        ["mã xã", "giá", "ngày", "lúc", "đúng", "tính", "chữ"],
        ["00051", "0.1", "2026-11-22", "2026-11-22T08:30:00", "TRUE", "3", " hai bên "],
        ["21548", "12345678901234", "1999-01-31", "1999-01-31", "FALSE", "", "=không tính"],
    ]

    private func rows(_ bytes: [UInt8]) throws -> [[String]] {
        var rows: [SheetRow] = []
        try SheetFile.eachRow(of: bytes) { rows.append($0) }
        #expect(rows.allSatisfy { $0.faults.isEmpty }, "\(rows.flatMap(\.faults))")
        return rows.map(\.cells)
    }

    @Test func `a file that XlsxWriter wrote`() async throws {
        let folder = try SheetsFolder()
        _ = try await folder.python(
            """
            import datetime, xlsxwriter
            for name, options in (('a', {}), ('b', {'constant_memory': True})):
                book = xlsxwriter.Workbook(name + '.xlsx', options)
                sheet = book.add_worksheet('Giá')
                day = book.add_format({'num_format': 'dd/mm/yyyy'})
                moment = book.add_format({'num_format': 22})
                for i, word in enumerate(['mã xã', 'giá', 'ngày', 'lúc', 'đúng', 'tính', 'chữ']):
                    sheet.write_string(0, i, word)
                sheet.write_string(1, 0, '00051'); sheet.write_number(1, 1, 0.1)
                sheet.write_datetime(1, 2, datetime.date(2026, 11, 22), day)
                sheet.write_datetime(1, 3, datetime.datetime(2026, 11, 22, 8, 30), moment)
                sheet.write_boolean(1, 4, True); sheet.write_formula(1, 5, '=1+2', None, 3)
                sheet.write_string(1, 6, ' hai bên ')
                sheet.write_string(2, 0, '21548'); sheet.write_number(2, 1, 12345678901234)
                sheet.write_datetime(2, 2, datetime.date(1999, 1, 31), day)
                sheet.write_datetime(2, 3, datetime.datetime(1999, 1, 31), moment)
                sheet.write_boolean(2, 4, False); sheet.write_blank(2, 5, None, day)
                sheet.write_string(2, 6, '=không tính')
                book.close()
            """)
        #expect(try rows(folder.bytes("a.xlsx")) == Self.expected)
        #expect(try rows(folder.bytes("b.xlsx")) == Self.expected)
    }

    @Test func `a file that openpyxl wrote, with merged cells, rich text and a hidden row`()
        async throws
    {
        let folder = try SheetsFolder()
        _ = try await folder.python(
            """
            import datetime, openpyxl
            from openpyxl.cell.rich_text import CellRichText, TextBlock
            from openpyxl.cell.text import InlineFont
            book = openpyxl.Workbook()
            book.active.title = 'Ẩn'
            book.active.sheet_state = 'hidden'
            sheet = book.create_sheet('Giá')
            book.active = 1
            sheet.append(['tên', 'ngày', 'giờ', 'số'])
            sheet.append([CellRichText('Tỏi ', TextBlock(InlineFont(b=True), 'Lý Sơn')),
                          datetime.date(2026, 11, 22), datetime.time(8, 30), 1e15])
            sheet.append(['gộp', None, None, 0.1 + 0.2])
            sheet.merge_cells('A3:B3')
            sheet.row_dimensions[3].hidden = True
            sheet['H900'].fill = openpyxl.styles.PatternFill('solid', start_color='FFFF00')
            book.save('a.xlsx')
            """)
        #expect(
            try rows(folder.bytes("a.xlsx")) == [
                ["tên", "ngày", "giờ", "số"],
                ["Tỏi Lý Sơn", "2026-11-22", "08:30:00", "1000000000000000"],
                ["gộp", "", "", "0.3"],
            ])
    }

    @Test func `a formula whose result was never computed is named`() async throws {
        let folder = try SheetsFolder()
        _ = try await folder.python(
            """
            import openpyxl
            book = openpyxl.Workbook()
            book.active.append(['a', '=1+1'])
            book.save('a.xlsx')
            """)
        let header = try SheetTable(folder.bytes("a.xlsx")).header
        #expect(header.faults.map(\.kind) == [.unsavedFormula])
        #expect(header.faults.first?.column == 2)
    }

    /// As LibreOffice 7 lays out its parts: every text shared and kept, formats of its own.
    @Test func `a file laid out as LibreOffice does`() throws {
        let book = SmallWorkbook(
            rows: """
                <row r="1" customFormat="false" ht="12.8" hidden="false" outlineLevel="0">\
                <c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="1" t="n"><v>46348</v></c>\
                <c r="C1" s="0" t="b"><f aca="false">TRUE()</f><v>1</v></c>\
                <c r="D1" s="0" t="str"><f aca="false">A1&amp;&quot;x&quot;</f><v>Tỏix</v></c>\
                <c r="E1" s="0" t="str"><f aca="false">&quot;&quot;</f><v></v></c></row>
                """,
            sharedTexts: "<si><t xml:space=\"preserve\">Tỏi</t></si>",
            styles: """
                <numFmts count="2"><numFmt numFmtId="164" formatCode="General"/>\
                <numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs count="1">\
                <xf numFmtId="164"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="164"/>\
                <xf numFmtId="165"/></cellXfs>
                """)
        #expect(try book.read().map(\.cells) == [["Tỏi", "2026-11-22", "TRUE", "Tỏix"]])
    }

    /// As Excel does: 17 digits, parts named from the root, marks of the compatibility space.
    @Test func `a file laid out as Excel does`() throws {
        var book = SmallWorkbook(styles: "<cellXfs count=\"1\"><xf numFmtId=\"0\"/></cellXfs>")
        book.entries = [
            .init(
                "xl/worksheets/sheet1.xml",
                """
                \u{FEFF}<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r
                <worksheet xmlns="\(SmallWorkbook.space)" xmlns:r="\(SmallWorkbook.types)" \
                xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
                mc:Ignorable="x14ac" xmlns:x14ac="urn:x" xr:uid="{0}" xmlns:xr="urn:y">\
                <dimension ref="A1:C2"/><sheetViews><sheetView workbookViewId="0"/></sheetViews>\
                <sheetData><row r="1" spans="1:3" x14ac:dyDescent="0.25"><c r="A1">\
                <v>1.1000000000000001</v></c><c r="C1"><v>1E-3</v></c></row>\
                <row r="2" spans="1:3"><c r="B2" t="e"><f>NA()</f><v>#N/A</v></c></row>\
                </sheetData><mergeCells count="1">\
                <mergeCell ref="A1:B1"/></mergeCells></worksheet>
                """)
        ]
        let rows = try book.read()
        #expect(rows.map(\.cells) == [["1.1", "", "0.001"], ["", "", ""]])
        #expect(rows[1].faults.map(\.kind) == [.errorValue("#N/A")])
    }
}
