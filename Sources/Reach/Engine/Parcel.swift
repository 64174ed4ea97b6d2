/// What is to be carried: one packed parcel and what its sender asks of the courier.
package struct Parcel: Hashable, Sendable {
    package var weightGrams: Int
    package var lengthCm: Int
    package var widthCm: Int
    package var heightCm: Int
    package var goods: Set<GoodsClass>
    /// How many days the goods bear on the way; shelf life alone is no such limit.
    package var longestTransitDays: Int?
    package var shipsByCourier: Bool
    /// The amount to collect at the door; `nil` when no cash on delivery is wanted.
    package var cod: Money?
    package var declaredValue: Money?

    package init(
        weightGrams: Int, lengthCm: Int, widthCm: Int, heightCm: Int,
        goods: Set<GoodsClass> = [], longestTransitDays: Int? = nil, shipsByCourier: Bool = true,
        cod: Money? = nil, declaredValue: Money? = nil
    ) {
        self.weightGrams = weightGrams
        self.lengthCm = lengthCm
        self.widthCm = widthCm
        self.heightCm = heightCm
        self.goods = goods
        self.longestTransitDays = longestTransitDays
        self.shipsByCourier = shipsByCourier
        self.cod = cod
        self.declaredValue = declaredValue
    }
}

/// A parcel's measures, taken once for all services that are asked.
struct ParcelMeasure: Sendable {
    let weightGrams: Int
    let longestSideCm: Int
    /// The longest side plus twice the two others.
    let girthCm: Int
    let volumeCm3: Int
    let goods: UInt32
    let longestTransitDays: Int?
    let cod: Money?
    let declaredValue: Money?

    /// A kilometre; a longer side counts as this, so that no product of sides can overflow.
    private static let longestSide = 100_000

    init(_ parcel: Parcel) {
        let length = min(max(parcel.lengthCm, 0), ParcelMeasure.longestSide)
        let width = min(max(parcel.widthCm, 0), ParcelMeasure.longestSide)
        let height = min(max(parcel.heightCm, 0), ParcelMeasure.longestSide)
        let longest = max(length, width, height)
        weightGrams = parcel.weightGrams
        longestSideCm = longest
        girthCm = longest + 2 * (length + width + height - longest)
        volumeCm3 = length * width * height
        goods = GoodsClass.mask(of: parcel.goods)
        longestTransitDays = parcel.longestTransitDays
        cod = parcel.cod
        declaredValue = parcel.declaredValue
    }

    /// The larger of actual and volumetric weight, grams rounded up.
    ///
    /// 30 x 20 x 15 cm is 9,000 cm³, so 1,500 g at a divisor of 6,000 and 1,800 g at 5,000.
    func chargeableGrams(divisor: Int?) -> Int {
        guard let divisor, divisor > 0 else { return weightGrams }
        let (whole, rest) = (volumeCm3 * 1_000).quotientAndRemainder(dividingBy: divisor)
        return max(weightGrams, rest == 0 ? whole : whole + 1)
    }
}

extension GoodsClass {
    /// One bit per class, so that two sets can be held together in one step.
    static func mask(of goods: Set<GoodsClass>) -> UInt32 {
        goods.reduce(0) { $0 | $1.bit }
    }

    static func set(of mask: UInt32) -> Set<GoodsClass> {
        Set(allCases.filter { mask & $0.bit != 0 })
    }

    private var bit: UInt32 {
        switch self {
        case .dry: 1 << 0
        case .fresh: 1 << 1
        case .frozen: 1 << 2
        case .live: 1 << 3
        case .plant: 1 << 4
        case .liquid: 1 << 5
        case .glass: 1 << 6
        case .fragile: 1 << 7
        case .alcohol: 1 << 8
        case .medicine: 1 << 9
        case .cosmetic: 1 << 10
        case .craft: 1 << 11
        case .textile: 1 << 12
        }
    }
}
