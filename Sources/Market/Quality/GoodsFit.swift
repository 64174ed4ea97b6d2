package import Reach

/// Which classes of goods and which unit go with which of the 26 sets (Decision 26/2026/QĐ-TTg,
/// annex I); what is open in practice is left open.
package enum GoodsFit {
    /// Goods of a set are of one of these classes at least; an empty set of them asks nothing.
    private static func wanted(_ set: Int) -> Set<GoodsClass> {
        switch set {
        case 2: [.fresh, .frozen, .live]
        case 9, 16: [.liquid]
        case 14, 15: [.alcohol]
        case 19: [.cosmetic]
        case 21: [.craft, .fragile]
        case 22: [.textile, .craft]
        case 23, 24: [.plant, .fresh]
        case 25: [.live]
        default: []
        }
    }

    /// The sets in which goods of a class may be at all; `nil` is all of them.
    private static func sets(_ goods: GoodsClass) -> [Int]? {
        switch goods {
        // Medicinal wine is of set 18.
        case .alcohol: [14, 15, 18]
        case .live: [2, 25]
        case .plant: [1, 20, 23, 24]
        case .medicine: [18, 20]
        case .cosmetic: [18, 19, 20]
        // Incense of cinnamon was recognised both as a herb and as a craft.
        case .craft: [20, 21, 22]
        case .textile: [21, 22]
        case .dry, .fresh, .frozen, .liquid, .glass, .fragile: nil
        }
    }

    /// In what the classes do not go with the set; `nil` where they do.
    package static func problem(of goods: Set<GoodsClass>, inSet set: Int) -> Sentence? {
        // A set that does not exist is wrong by itself.
        guard AttributeTemplate.of(set: set) != nil else { return nil }
        let stranger = GoodsClass.allCases.first {
            goods.contains($0) && sets($0)?.contains(set) == false
        }
        if let stranger {
            return Sentence(
                vietnamese: "Bộ \(set) không có \(stranger.title.vietnamese).",
                english: "Set \(set) has no \(stranger.title.english).")
        }
        let wanted = wanted(set)
        if wanted.isEmpty || !wanted.isDisjoint(with: goods) { return nil }
        let names = GoodsClass.allCases.filter(wanted.contains)
        return Sentence(
            vietnamese: "Bộ \(set) phải là "
                + names.map(\.title.vietnamese).joined(separator: " hoặc ") + ".",
            english: "Set \(set) must be "
                + names.map(\.title.english).joined(separator: " or ") + ".")
    }

    /// The unit that a set is counted in; `nil` where several are usual.
    static func unit(ofSet set: Int) -> NetUnit? {
        switch set {
        case 14...16: .millilitres
        case 22, 24...26: .pieces
        default: nil
        }
    }
}
