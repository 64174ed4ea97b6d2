/// One cell of a worksheet while it is read, and the text that it turns out to be.
struct CellDraft {
    /// Counted from 1.
    let column: Int
    private let type: String
    private let style: Int
    private var value = ""
    private var rich = RichText()
    private var isInValue = false
    private var hasValue = false
    private var hasFormula = false
    private var isTooLong = false

    init(column: Int, _ attributes: [String: String]) {
        self.column = column
        type = attributes["t"] ?? "n"
        style = attributes["s"].flatMap { Int($0) } ?? 0
    }

    mutating func begin(_ element: String, _ attributes: [String: String]) {
        switch element {
        case "v":
            isInValue = true
            hasValue = true
        case "f": hasFormula = true
        default: rich.begin(element, attributes)
        }
    }

    mutating func add(_ text: String) {
        if !isInValue { return rich.add(text) }
        if value.utf8.count + text.utf8.count > 4 * SheetLimits.longestCell {
            isTooLong = true
        } else {
            value += text
        }
    }

    mutating func end(_ element: String) {
        if element == "v" { isInValue = false } else { rich.end(element) }
    }

    /// The text, empty where nothing is in the cell; throws what is wrong with it.
    mutating func text(in book: CellBook) throws(SheetFault.Kind) -> String {
        if isTooLong || rich.isTooLong { throw .longCell }
        switch type {
        case "inlineStr": return try checked(String(decoding: rich.take(), as: UTF8.self))
        // What a formula came to is data; the formula itself is nothing to us.
        case "str":
            if hasFormula && !hasValue { throw .unsavedFormula }
            return try checked(CellEscape.decoded(value))
        default: break
        }
        let plain = value.trimmed
        if plain.isEmpty {
            if hasFormula { throw .unsavedFormula }
            return ""
        }
        switch type {
        case "s": return try shared(plain, in: book)
        case "b": return plain == "1" || plain == "true" ? "TRUE" : "FALSE"
        case "e": throw .errorValue(String(plain.prefix(20)))
        case "d": return Self.day(plain)
        case "n": return try number(plain, in: book)
        default: throw .badReference(String(type.prefix(20)))
        }
    }

    private func checked(_ text: String) throws(SheetFault.Kind) -> String {
        if text.utf8.count > SheetLimits.longestCell, text.utf16.count > SheetLimits.longestCell {
            throw .longCell
        }
        return text
    }

    private func shared(_ plain: String, in book: CellBook) throws(SheetFault.Kind) -> String {
        guard let texts = book.texts else { throw .missingPart("sharedStrings.xml") }
        guard let index = Int(plain), (0..<texts.count).contains(index) else {
            throw .badReference(String(plain.prefix(20)))
        }
        guard let text = texts[index] else { throw .longCell }
        return try checked(text)
    }

    private func number(_ plain: String, in book: CellBook) throws(SheetFault.Kind) -> String {
        let form = book.forms.indices.contains(style) ? book.forms[style] : .number
        let number = DecimalText.plain(plain)
        if form == .number {
            guard let number else { throw .badNumber(String(plain.prefix(40))) }
            return number
        }
        guard number != nil, let serial = Double(plain),
            let day = SerialDate.text(of: serial, as: form, book.calendar)
        else { throw .badDate(String(plain.prefix(40))) }
        return day
    }

    /// ISO 8601 already; the midnight that programs add to a day is taken off.
    private static func day(_ text: String) -> String {
        let halves = text.split(separator: "T", maxSplits: 1)
        guard halves.count == 2, halves[1].allSatisfy({ "0:.Z".contains($0) }) else { return text }
        return String(halves[0])
    }
}

/// What the cells of a workbook refer to.
struct CellBook {
    let texts: SharedTexts?
    let forms: [NumberForm]
    let calendar: SerialDate.Calendar
}

extension String {
    fileprivate var trimmed: String {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        guard let first = utf8.first, let last = utf8.last,
            blanks.contains(first) || blanks.contains(last)
        else { return self }
        let start = utf8.drop { blanks.contains($0) }
        guard let end = start.lastIndex(where: { !blanks.contains($0) }) else { return "" }
        return String(decoding: start[...end], as: UTF8.self)
    }
}
