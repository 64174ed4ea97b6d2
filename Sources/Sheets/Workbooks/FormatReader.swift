/// Reads which form the numbers of each cell style have; colours and borders are passed over.
final class FormatReader: PartReader {
    /// By the number that cells name their style with.
    private(set) var forms: [NumberForm] = []
    private var codes: [Int: NumberForm] = [:]
    private var isInStyles = false
    private let most: Int

    init(most: Int) {
        self.most = most
    }

    override func begin(_ element: String, _ attributes: [String: String]) throws {
        switch element {
        case "numFmt":
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }),
                let code = attributes["formatCode"]
            else { return }
            codes[id] = NumberForm(code: code)
        case "cellXfs": isInStyles = true
        case "xf" where isInStyles:
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            forms.append(codes[id] ?? NumberForm(builtIn: id))
        default: return
        }
        if forms.count > most || codes.count > most { throw SheetFault(.tooManyFormats) }
    }

    override func end(_ element: String) throws {
        if element == "cellXfs" { isInStyles = false }
    }
}
