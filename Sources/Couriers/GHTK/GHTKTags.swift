internal import Reach

/// GHTK's numbers for what is inside; some change the price and the longest time on the way.
struct GHTKTags {
    private static let fragile = 1
    /// Farm products and dry food, to be delivered within seven days.
    private static let dryFood = 7
    private static let freshFood = 39
    private static let liquid = 52
    private static let plants = 75
    /// Of plants: neither seeds, young, with a root ball nor in a fragile pot.
    private static let otherPlant = 5

    /// In rising order, each once.
    let numbers: [Int]
    /// Which kind of plant; empty when there is none.
    let plantKinds: [Int]

    init(_ goods: Set<GoodsClass>) {
        let tags = Set(goods.compactMap(GHTKTags.tag))
        numbers = tags.sorted()
        plantKinds = tags.contains(GHTKTags.plants) ? [GHTKTags.otherPlant] : []
    }

    /// `nil` for goods that GHTK has no number for.
    private static func tag(_ goods: GoodsClass) -> Int? {
        switch goods {
        case .dry: dryFood
        // Frozen food has no number of its own and bears even less time than fresh.
        case .fresh, .frozen: freshFood
        case .plant: plants
        case .liquid, .alcohol: liquid
        case .glass, .fragile: fragile
        case .live, .medicine, .cosmetic, .craft, .textile: nil
        }
    }
}
