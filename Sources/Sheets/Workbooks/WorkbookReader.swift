/// Reads which sheets a workbook has and from when it counts days.
final class WorkbookReader: PartReader {
    /// A sheet as the workbook lists it.
    struct Sheet {
        let name: String
        let relation: String
        let isHidden: Bool
    }

    private static let mostSheets = 10_000

    private(set) var sheets: [Sheet] = []
    private(set) var calendar = SerialDate.Calendar.from1900
    private(set) var isWorkbook = false
    private var isRoot = true

    override func begin(_ element: String, _ attributes: [String: String]) throws {
        if isRoot { isWorkbook = element == "workbook" }
        isRoot = false
        switch element {
        case "workbookPr":
            if ["1", "true", "on"].contains(attributes["date1904"] ?? "") { calendar = .from1904 }
        case "sheet":
            guard let name = attributes["name"],
                let relation = attributes.first(where: { $0.key.hasSuffix(":id") })?.value
            else { return }
            if sheets.count == Self.mostSheets {
                throw SheetFault(.tooManyParts(Self.mostSheets))
            }
            let state = attributes["state"] ?? "visible"
            sheets.append(
                Sheet(name: name, relation: relation, isHidden: state != "visible"))
        default: return
        }
    }
}
