/// What a number in a cell counts.
package enum Measure: Hashable, Sendable, CaseIterable {
    case grams
    case centimetres
    case days
    case money
    /// Packs in stock, or whatever else is counted without a unit.
    case count
    /// What is in a pack: grams, millilitres or pieces.
    case net
}

/// A unit as people write it behind a number or in the header of a column.
struct WrittenUnit: Hashable {
    /// How many of ours one of it is: a kilogram 1000/1 grams, a millimetre 1/10 centimetres.
    let numerator: Int64
    let denominator: Int64
    /// How a lone mark before three digits is read of it (`WrittenNumber`).
    let loneMark: WrittenNumber.LoneMark
    /// What a net quantity is counted in.
    let net: NetUnit?

    private init(
        _ numerator: Int64, over denominator: Int64 = 1,
        _ loneMark: WrittenNumber.LoneMark = .thousands, net: NetUnit? = nil
    ) {
        self.numerator = numerator
        self.denominator = denominator
        self.loneMark = loneMark
        self.net = net
    }

    /// The unit without a name, in which the field itself is counted.
    static let own = WrittenUnit(1)

    /// The unit of that name, marks and capitals apart; `nil` where the measure has none such.
    init?(_ written: some StringProtocol, of measure: Measure) {
        let name = ColumnName.folded(written)
        let found: WrittenUnit? =
            switch measure {
            case .grams: Self.grams[name]
            case .centimetres: Self.centimetres[name]
            case .days: Self.days[name]
            case .money: Self.money[name]
            case .count: Self.pieces.contains(name) ? .own : nil
            case .net: Self.net(name)
            }
        guard let found else { return nil }
        self = found
    }

    private static func net(_ name: String) -> WrittenUnit? {
        if pieces.contains(name) { return WrittenUnit(1, net: .pieces) }
        if let weight = grams[name] {
            return WrittenUnit(
                weight.numerator, over: weight.denominator, weight.loneMark, net: .grams)
        }
        return volumes[name]
    }

    private static let grams: [String: WrittenUnit] = [
        "g": own, "gr": own, "gam": own, "gram": own, "grams": own, "grammes": own,
        "kg": WrittenUnit(1_000, .decimal), "kilogram": WrittenUnit(1_000, .decimal),
        "kilo": WrittenUnit(1_000, .decimal), "ki": WrittenUnit(1_000, .decimal),
        "kilogam": WrittenUnit(1_000, .decimal), "can": WrittenUnit(1_000, .decimal),
        "lang": WrittenUnit(100, .decimal),
    ]

    private static let volumes: [String: WrittenUnit] = [
        "ml": WrittenUnit(1, net: .millilitres), "mililit": WrittenUnit(1, net: .millilitres),
        "cl": WrittenUnit(10, .decimal, net: .millilitres),
        "l": WrittenUnit(1_000, .decimal, net: .millilitres),
        "lit": WrittenUnit(1_000, .decimal, net: .millilitres),
        "litre": WrittenUnit(1_000, .decimal, net: .millilitres),
        "liter": WrittenUnit(1_000, .decimal, net: .millilitres),
    ]

    private static let centimetres: [String: WrittenUnit] = [
        "cm": own, "mm": WrittenUnit(1, over: 10), "dm": WrittenUnit(10, .decimal),
        "m": WrittenUnit(100, .decimal), "met": WrittenUnit(100, .decimal),
    ]

    /// A month is 30 days and a year 365: what a label promises at least.
    private static let days: [String: WrittenUnit] = [
        "ngay": own, "day": own, "days": own, "tuan": WrittenUnit(7), "week": WrittenUnit(7),
        "weeks": WrittenUnit(7), "thang": WrittenUnit(30), "month": WrittenUnit(30),
        "months": WrittenUnit(30), "nam": WrittenUnit(365), "year": WrittenUnit(365),
        "years": WrittenUnit(365),
    ]

    private static let money: [String: WrittenUnit] = [
        "d": own, "dong": own, "vnd": own, "₫": own,
        "k": WrittenUnit(1_000, .open), "nghin": WrittenUnit(1_000, .open),
        "ngan": WrittenUnit(1_000, .open), "nghindong": WrittenUnit(1_000, .open),
        "ngandong": WrittenUnit(1_000, .open), "tr": WrittenUnit(1_000_000, .open),
        "trieu": WrittenUnit(1_000_000, .open), "trieudong": WrittenUnit(1_000_000, .open),
    ]

    /// What packs and pieces are called; they all count one.
    private static let pieces: Set<String> = [
        "cai", "chiec", "qua", "trai", "con", "goi", "hop", "tui", "lo", "chai", "bo", "cay",
        "hu", "tam", "ve", "suat", "luot", "nguoi", "vien", "thanh", "banh", "cuon",
        "bich", "lon", "binh", "soi", "doi", "piece", "pieces", "pcs", "pack", "packs", "phan",
    ]
}
