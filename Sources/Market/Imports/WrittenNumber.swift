/// A number as people in Viet Nam write it, kept exactly: `1.500,25` is 150,025 hundredths.
///
/// A dot or a comma that stands alone before exactly three digits is read by what is counted:
/// `1.500` g or đ is fifteen hundred, for nobody writes thousandths of them, and `1.500` kg is one
/// and a half, for no pack weighs a ton. With a multiplier (`1.500 nghìn`) it stays open.
struct WrittenNumber: Hashable {
    /// How a lone mark before three digits is to be read.
    enum LoneMark {
        case thousands
        case decimal
        case open
    }

    enum Fault: Error, Hashable {
        case noNumber
        case ambiguous
    }

    /// All digits as one number, `decimals` of them behind the decimal mark.
    let digits: Int64
    let decimals: Int

    /// More digits than any number of ours has, and few enough for every multiplication.
    private static let mostDigits = 12

    init(_ text: some StringProtocol, loneMark: LoneMark) throws(Fault) {
        var body = Array(text.unicodeScalars)
        let isNegative = body.first == "-" || body.first == "\u{2212}"
        if isNegative || body.first == "+" { body.removeFirst() }
        let marks = body.filter { !("0"..."9").contains($0) }
        guard marks.count < body.count, marks.allSatisfy(Self.marks.contains),
            body.first.map({ ("0"..."9").contains($0) }) == true
        else { throw .noNumber }
        let parts = body.split(omittingEmptySubsequences: false) { Self.marks.contains($0) }
        let decimalMark = try Self.hasDecimalMark(marks, parts.map(\.count), body[0], loneMark)
        let grouped = decimalMark ? parts.dropLast() : parts[...]
        if grouped.count > 1 { try Self.demandGroups(grouped.map(\.count)) }
        var kept = parts.flatMap { $0 }
        var decimals = decimalMark ? parts[parts.count - 1].count : 0
        if decimalMark, decimals == 0 { throw .noNumber }
        while decimals > 0, kept.last == "0" {
            kept.removeLast()
            decimals -= 1
        }
        guard kept.count <= Self.mostDigits, let number = Int64(Self.text(kept)) else {
            throw .noNumber
        }
        digits = isNegative ? -number : number
        self.decimals = decimals
    }

    /// The number times a fraction as a whole number; `nil` where it is none.
    ///
    /// 0.5 times 1000/1 is 500; 12.5 times 1/1 is `nil`.
    func times(_ numerator: Int64, over denominator: Int64) -> Int64? {
        var divisor = denominator
        for _ in 0..<decimals { divisor *= 10 }
        let (product, isOver) = digits.multipliedReportingOverflow(by: numerator)
        guard !isOver, product.isMultiple(of: divisor) else { return nil }
        return product / divisor
    }

    /// Thousands are also kept apart by blanks, those that do not break among them.
    private static let marks: Set<Unicode.Scalar> = [
        ".", ",", " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "\u{2019}",
    ]

    /// Whether the last mark is the decimal one.
    private static func hasDecimalMark(
        _ marks: [Unicode.Scalar], _ lengths: [Int], _ first: Unicode.Scalar, _ lone: LoneMark
    ) throws(Fault) -> Bool {
        guard let last = marks.last, last == "." || last == "," else { return false }
        if marks.count(where: { $0 == last }) > 1 { return false }
        if marks.count > 1 { return true }
        let isGroup = lengths[1] == 3 && lengths[0] <= 3 && first != "0"
        if !isGroup { return true }
        switch lone {
        case .thousands: return false
        case .decimal: return true
        case .open: throw .ambiguous
        }
    }

    private static func demandGroups(_ lengths: [Int]) throws(Fault) {
        guard (1...3).contains(lengths[0]), lengths.dropFirst().allSatisfy({ $0 == 3 }) else {
            throw .noNumber
        }
    }

    private static func text(_ digits: [Unicode.Scalar]) -> String {
        String(String.UnicodeScalarView(digits))
    }
}
