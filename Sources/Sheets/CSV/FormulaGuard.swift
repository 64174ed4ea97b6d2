/// Keeps text that begins like a formula from being run by a spreadsheet that opens it as CSV.
///
/// A leading apostrophe, as OWASP advises ("CSV Injection"); text that has one already gets
/// another, so that taking one off gives back exactly what was put in.
package enum FormulaGuard {
    /// `=1+1` becomes `'=1+1`, and `'=1` becomes `''=1`; `-5` and all other text stays.
    package static func guarded(_ text: String) -> String {
        startsFormula(text) && !isNumber(text) ? "'" + text : text
    }

    /// What `guarded` was given; text that is no work of it stays as it is.
    package static func unguarded(_ text: String) -> String {
        text.utf8.first == apostrophe && startsFormula(text) ? String(text.dropFirst()) : text
    }

    private static let apostrophe = UInt8(ascii: "'")
    private static let starts: Set<UInt8> = [
        UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A,
        0x0D,
    ]
    /// Full-width forms, which a spreadsheet under an East Asian setting takes for the same.
    private static let wideStarts: [[UInt8]] = ["＝", "＋", "－", "＠"].map { Array($0.utf8) }

    private static func startsFormula(_ text: String) -> Bool {
        let rest = text.utf8.drop { $0 == apostrophe }
        guard let first = rest.first else { return false }
        if starts.contains(first) { return true }
        return first == 0xEF && wideStarts.contains { rest.starts(with: $0) }
    }

    /// Digits after a sign, and at most one point between them: no function can hide in it.
    private static func isNumber(_ text: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "-") else { return false }
        let parts = text.utf8.dropFirst().split(
            separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count <= 2
            && parts.allSatisfy { part in
                !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) }
            }
    }
}
