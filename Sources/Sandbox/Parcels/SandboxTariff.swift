/// What carriage costs in the sandbox: one plain tariff, so that answers can be checked by hand.
enum SandboxTariff {
    /// The base for two kilograms, more per half kilogram above, more for an island; in đồng.
    ///
    /// 500 g to the mainland cost 30000, 3200 g cost 30000 + 3 × 4000 = 42000, and an island
    /// 15000 more.
    static func fee(grams: Int64, isIsland: Bool) -> Int64 {
        30_000 + steps(grams) * 4_000 + (isIsland ? islandSurcharge : 0)
    }

    static let islandSurcharge: Int64 = 15_000

    /// Half a percent of what the parcel is said to be worth.
    static func insurance(_ value: Int64) -> Int64 {
        value / 200
    }

    /// What the parcel counts as: its weight, or its volume in cm³ by the divisor in kilograms.
    static func converted(grams: Int64, sides: [Int64], divisor: Int64) -> Int64 {
        guard sides.count == 3 else { return grams }
        return max(grams, sides.reduce(1, *) * 1_000 / divisor)
    }

    private static func steps(_ grams: Int64) -> Int64 {
        grams <= 2_000 ? 0 : (grams - 2_000 + 499) / 500
    }
}
