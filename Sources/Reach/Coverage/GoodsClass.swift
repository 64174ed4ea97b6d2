/// What a parcel holds as couriers see it; a parcel may be of several classes at once.
package enum GoodsClass: String, Sendable, CaseIterable {
    case dry
    case fresh
    case frozen
    case live
    case plant
    case liquid
    case glass
    case fragile
    case alcohol
    case medicine
    case cosmetic
    case craft
    case textile

    /// What people call it.
    package var title: Sentence {
        switch self {
        case .dry: Sentence(vietnamese: "hàng khô", english: "dry goods")
        case .fresh: Sentence(vietnamese: "hàng tươi sống", english: "fresh food")
        case .frozen: Sentence(vietnamese: "hàng đông lạnh", english: "frozen goods")
        case .live: Sentence(vietnamese: "động vật sống", english: "live animals")
        case .plant: Sentence(vietnamese: "cây giống", english: "live plants")
        case .liquid: Sentence(vietnamese: "chất lỏng", english: "liquids")
        case .glass: Sentence(vietnamese: "đồ thủy tinh", english: "glass")
        case .fragile: Sentence(vietnamese: "hàng dễ vỡ", english: "fragile goods")
        case .alcohol: Sentence(vietnamese: "rượu, đồ uống có cồn", english: "alcohol")
        case .medicine: Sentence(vietnamese: "thuốc", english: "medicine")
        case .cosmetic: Sentence(vietnamese: "mỹ phẩm", english: "cosmetics")
        case .craft: Sentence(vietnamese: "đồ thủ công", english: "craft")
        case .textile: Sentence(vietnamese: "hàng dệt may", english: "textiles")
        }
    }
}
