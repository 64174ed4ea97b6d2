internal import Reach

/// Amounts and days as couriers' accountants write them into tables.
enum WrittenAmount {
    /// The most that one cell may say.
    private static let most: Int64 = 10_000_000_000
    private static let currencies = ["đồng", "vnđ", "vnd", "đ", "₫"]

    /// Whole đồng: `125000`, `125.000`, `125,000đ`; `nil` where it is anything else.
    ///
    /// A sign between digits parts thousands, so three digits follow it: `125.5` is no amount.
    static func read(_ text: String) -> Money? {
        var written = text.lowercased()
        if let currency = currencies.first(where: written.hasSuffix) {
            written.removeLast(currency.count)
        }
        let signs = Set(written.filter { $0 == "." || $0 == "," })
        if signs.count > 1 { return nil }
        let groups = written.split(omittingEmptySubsequences: false) { signs.contains($0) }
        let isGrouped = groups.count == 1 || groups.dropFirst().allSatisfy { $0.count == 3 }
        guard isGrouped, let first = groups.first, !first.isEmpty,
            groups.count == 1 || first.count <= 3,
            groups.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let number = Int64(groups.joined()), number <= most
        else { return nil }
        return Money(vnd: number)
    }

    /// The same below zero too, where the courier is owed more than it took: `-25.000`,
    /// `(25.000)`.
    static func readSigned(_ text: String) -> Money? {
        var written = Substring(text)
        if written.first == "-" || written.first == "\u{2212}" {
            written.removeFirst()
        } else if written.first == "(", written.last == ")" {
            written = written.dropFirst().dropLast()
        } else {
            return read(text)
        }
        return read(String(written)).map { Money(vnd: -$0.vnd) }
    }

    /// A day written `2026-11-22` or `22/11/2026`; a time of day behind it is left out.
    static func day(_ text: String) -> Day? {
        let words = text.split { $0 == "T" || $0.isWhitespace }
        if words.count == 2, words[1].contains(":"), words[1].first?.isNumber == true {
            return plainDay(String(words[0]))
        }
        return plainDay(text.filter { !$0.isWhitespace })
    }

    private static func plainDay(_ text: String) -> Day? {
        if let day = Day(text) { return day }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].count == 4 else { return nil }
        let padded = parts.map { $0.count == 1 ? "0" + $0 : String($0) }
        return Day("\(padded[2])-\(padded[1])-\(padded[0])")
    }
}
