/// Weights of couriers that count in kilograms; ours are whole grams.
enum Kilograms {
    /// Heavier than any parcel: what claims more was misread.
    private static let mostGrams = 100_000_000.0

    /// 320 gives `0.32`, 2_000 gives `2`: exact, with a point, without needless zeros.
    static func text(ofGrams grams: Int) -> String {
        let (whole, rest) = grams.quotientAndRemainder(dividingBy: 1_000)
        if rest == 0 { return String(whole) }
        var digits = String(rest)
        digits = String(repeating: "0", count: 3 - digits.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(whole).\(digits)"
    }

    /// 0.32 gives 320; `nil` for what is no weight.
    static func grams(_ kilograms: Double) -> Int? {
        let grams = (kilograms * 1_000).rounded()
        guard grams.isFinite, grams >= 0, grams <= mostGrams else { return nil }
        return Int(grams)
    }
}
