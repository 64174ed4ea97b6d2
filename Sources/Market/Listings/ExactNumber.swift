/// A measured number with at most three decimals, kept exactly: 12.5 is 12,500 thousandths.
package struct ExactNumber: Hashable, Sendable, Comparable {
    package let thousandths: Int64

    /// What is farther from zero than this is no measure of a product.
    private static let most: Int64 = 1_000_000_000_000

    package init(thousandths: Int64) {
        self.thousandths = thousandths
    }

    /// A whole number.
    package init(_ whole: Int) {
        thousandths = Int64(whole) * 1_000
    }

    /// The number as JSON carried it, or `nil` when it has more than three decimals.
    package init?(_ number: Double) {
        let scaled = (number * 1_000).rounded()
        // Dividing rounds to the nearest double, so only a true multiple comes back the same.
        guard scaled.isFinite, abs(scaled) <= Double(Self.most), scaled / 1_000 == number else {
            return nil
        }
        thousandths = Int64(scaled)
    }

    /// A number as people write it in a cell, with a point or a comma: `12,5`.
    package init?(written text: String) {
        let parts = text.replacing(",", with: ".").split(
            separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let first = parts.first,
            let whole = Int64(first), abs(whole) <= Self.most / 1_000
        else { return nil }
        let decimals = parts.count == 2 ? parts[1] : ""
        guard decimals.count <= 3, decimals.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        let padded = decimals + String(repeating: "0", count: 3 - decimals.count)
        let part = Int64(padded) ?? 0
        thousandths = whole * 1_000 + (first.hasPrefix("-") ? -part : part)
    }

    /// The number as JSON writes it: `12.5`, `40`.
    package var text: String {
        let (whole, part) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1_000)
        let sign = thousandths < 0 ? "-" : ""
        if part == 0 { return "\(sign)\(whole)" }
        let digits = String(String(1_000 + part).dropFirst())
        let end = digits.lastIndex { $0 != "0" } ?? digits.startIndex
        return "\(sign)\(whole).\(digits[...end])"
    }

    package static func < (left: ExactNumber, right: ExactNumber) -> Bool {
        left.thousandths < right.thousandths
    }
}
