/// Gathers the text of a cell from its runs, without the reading aids that Japanese text has.
struct RichText {
    private var bytes: [UInt8] = []
    private var run = ""
    private var isInRun = false
    private var keepsBlanks = false
    private var aids = 0
    /// Whether more came than a cell may hold; what is over is dropped.
    private(set) var isTooLong = false

    mutating func begin(_ element: String, _ attributes: [String: String]) {
        switch element {
        case "rPh": aids += 1
        case "t" where aids == 0:
            isInRun = true
            keepsBlanks = attributes["xml:space"] == "preserve"
        default: return
        }
    }

    mutating func add(_ text: String) {
        guard isInRun else { return }
        // Four bytes at most in a UTF-16 code unit's worth of text, counted exactly at the end.
        if run.utf8.count + bytes.count + text.utf8.count > 4 * SheetLimits.longestCell {
            isTooLong = true
        } else {
            run += text
        }
    }

    mutating func end(_ element: String) {
        switch element {
        case "rPh": aids -= 1
        case "t" where aids == 0:
            let text = CellEscape.decoded(run)
            bytes += keepsBlanks ? Array(text.utf8) : Self.trimmed(text)
            run = ""
            isInRun = false
        default: return
        }
    }

    /// What was gathered, in UTF-8; the next text begins afresh.
    mutating func take() -> [UInt8] {
        defer { self = RichText() }
        return bytes
    }

    private static func trimmed(_ text: String) -> [UInt8] {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        let start = text.utf8.drop { blanks.contains($0) }
        guard let last = start.lastIndex(where: { !blanks.contains($0) }) else { return [] }
        return Array(start[...last])
    }
}
