internal import Reach

/// The name of a column as people write it, and the unit that they write beside it.
struct ColumnName: Hashable {
    /// Letters and digits without marks, capitals, blanks and punctuation.
    let folded: String
    /// What stands in brackets at the end: `Giá bán (đ)` has `đ`.
    let bracket: String?
    /// The folded name without the brackets.
    let foldedBeforeBracket: String

    init(_ written: String) {
        folded = Self.folded(written)
        let trimmed = written.trimmingPrefix { $0.isWhitespace }
        let end = trimmed.lastIndex { !($0.isWhitespace || $0 == "*" || $0 == ":") }
        guard let end, trimmed[end] == ")" || trimmed[end] == "]",
            let open = trimmed[..<end].lastIndex(where: { $0 == "(" || $0 == "[" })
        else {
            bracket = nil
            foldedBeforeBracket = folded
            return
        }
        bracket = String(trimmed[trimmed.index(after: open)..<end])
        foldedBeforeBracket = Self.folded(trimmed[..<open])
    }

    /// "Mã ngoài", "ma_ngoai" and "MÃ NGOÀI *" are all `mangoai`; `₫` stays.
    static func folded(_ written: some StringProtocol) -> String {
        let plain = FoldedText.plain(String(written))
        return String(
            String.UnicodeScalarView(
                plain.unicodeScalars.filter {
                    $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "₫"
                }))
    }
}
