internal import Sheets

/// A workbook of a few parts, of which a test spells out the one that it is about.
struct SmallWorkbook {
    /// What stands between the tags of `sheetData`.
    var rows = ""
    var sharedTexts: String?
    var styles: String?
    var workbook = Self.workbookText(sheets: [("Giá", "rId1", nil)])
    var workbookRelations = """
        <Relationship Id="rId1" Type="\(types)/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="rId2" Type="\(types)/sharedStrings" Target="sharedStrings.xml"/>
        <Relationship Id="rId3" Type="\(types)/styles" Target="styles.xml"/>
        """
    var rootRelations = """
        <Relationship Id="rId1" Type="\(types)/officeDocument" Target="xl/workbook.xml"/>
        """
    /// Entries beside the usual ones, or in place of one of the same name.
    var entries: [ZipMaker.Entry] = []

    static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    static func workbookText(
        sheets: [(name: String, relation: String, state: String?)], properties: String = ""
    ) -> String {
        let list = sheets.enumerated().map { index, sheet in
            let state = sheet.state.map { " state=\"\($0)\"" } ?? ""
            return "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) "
                + "r:id=\"\(sheet.relation)\"/>"
        }.joined()
        return head + "<workbook xmlns=\"\(space)\" xmlns:r=\"\(types)\">\(properties)"
            + "<sheets>\(list)</sheets></workbook>"
    }

    static func sheetText(_ rows: String) -> String {
        head + "<worksheet xmlns=\"\(space)\"><sheetData>\(rows)</sheetData></worksheet>"
    }

    var bytes: [UInt8] {
        ZipMaker.archive(parts)
    }

    var parts: [ZipMaker.Entry] {
        var parts: [ZipMaker.Entry] = [
            .init("_rels/.rels", Self.relations(rootRelations)),
            .init("xl/workbook.xml", workbook),
            .init("xl/_rels/workbook.xml.rels", Self.relations(workbookRelations)),
            .init("xl/worksheets/sheet1.xml", Self.sheetText(rows)),
        ]
        if let sharedTexts {
            parts.append(
                .init(
                    "xl/sharedStrings.xml",
                    Self.head + "<sst xmlns=\"\(Self.space)\">\(sharedTexts)</sst>"))
        }
        if let styles {
            parts.append(
                .init(
                    "xl/styles.xml",
                    Self.head + "<styleSheet xmlns=\"\(Self.space)\">\(styles)</styleSheet>"))
        }
        return parts.filter { part in !entries.contains { $0.name == part.name } } + entries
    }

    static func relations(_ list: String) -> String {
        let space = "http://schemas.openxmlformats.org/package/2006/relationships"
        return head + "<Relationships xmlns=\"\(space)\">\(list)</Relationships>"
    }

    /// The rows that reading hands on.
    func read(sheet: String? = nil, limits: SheetLimits = SheetLimits()) throws -> [SheetRow] {
        var rows: [SheetRow] = []
        try SheetFile.eachRow(of: bytes, sheet: sheet, limits: limits) { rows.append($0) }
        return rows
    }

    /// The text of the only cell, `A1`, whose XML this is.
    static func text(
        ofCell cell: String, styles: String? = nil, sharedTexts: String? = nil
    ) throws -> String? {
        let book = SmallWorkbook(
            rows: "<row r=\"1\">\(cell)</row>", sharedTexts: sharedTexts, styles: styles)
        return try book.read().first?.cells.first
    }
}
