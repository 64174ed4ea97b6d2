/// Where in a workbook the wanted sheet, the shared texts and the formats are.
struct WorkbookParts {
    let sheetName: String
    let calendar: SerialDate.Calendar
    let sheet: PartPath
    let sharedTexts: PartPath?
    let formats: PartPath?

    /// Follows the file's own references from its root; `sheet` is a name, or the first visible.
    init(_ archive: ZipArchive, sheet wanted: String?) throws {
        let root = PartPath("")
        let main = try Self.mainPart(archive, from: root)
        let workbook = WorkbookReader()
        try workbook.read(archive.part(main.text))
        guard workbook.isWorkbook else { throw SheetFault(.notAWorkbook) }
        let relations = try RelationReader.relations(of: main, in: archive)
        func path(_ kind: String) -> PartPath? {
            relations.first { $0.kind == kind }.flatMap { main.resolved($0.target) }
        }
        let sheets = workbook.sheets.compactMap { sheet -> (WorkbookReader.Sheet, PartPath)? in
            // Charts and old dialogs are listed among the sheets and have no rows.
            guard
                let relation = relations.first(where: { $0.id == sheet.relation }),
                relation.kind == "worksheet", let path = main.resolved(relation.target)
            else { return nil }
            return (sheet, path)
        }
        let (found, place) = try Self.choice(of: wanted, among: sheets)
        sheetName = found.name
        self.sheet = place
        calendar = workbook.calendar
        sharedTexts = path("sharedStrings")
        formats = path("styles")
    }

    private static func choice(
        of wanted: String?, among sheets: [(WorkbookReader.Sheet, PartPath)]
    ) throws(SheetFault) -> (WorkbookReader.Sheet, PartPath) {
        guard let wanted else {
            guard let first = sheets.first(where: { !$0.0.isHidden }) else {
                throw SheetFault(.noSheet)
            }
            return first
        }
        // Excel holds two names that differ in case for one.
        let named = sheets.first { $0.0.name.lowercased() == wanted.lowercased() }
        guard let named else {
            throw SheetFault(
                .unknownSheet(wanted, others: sheets.prefix(20).map(\.0.name)))
        }
        return named
    }

    private static func mainPart(
        _ archive: ZipArchive, from root: PartPath
    ) throws -> PartPath {
        if archive.has("content.xml"), archive.has("META-INF/manifest.xml") {
            throw SheetFault(.openDocument)
        }
        let relations = try RelationReader.relations(of: root, in: archive)
        let main = relations.first { $0.kind == "officeDocument" }
        guard let main, let path = root.resolved(main.target) else {
            throw SheetFault(.notAWorkbook)
        }
        if path.text.lowercased().hasSuffix(".bin") { throw SheetFault(.binaryWorkbook) }
        return path
    }
}
