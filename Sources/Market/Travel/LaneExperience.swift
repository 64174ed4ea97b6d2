/// How many days parcels really took on a lane lately, from the order to the door.
package struct LaneExperience: Hashable, Sendable {
    /// How wide the lane is that was looked at.
    package enum Scope: String, Sendable, CaseIterable {
        case commune
        case province
    }

    /// Fewer say too little, and the table is believed instead.
    package static let fewest = 10
    /// Only the latest of this many days count.
    package static let windowDays = 90
    /// The most that are looked at, the latest first.
    package static let most = 500

    package let scope: Scope
    private let days: [Int]

    /// `nil` where there are too few to go by.
    package init?(_ scope: Scope, days: [Int]) {
        if days.count < Self.fewest { return nil }
        self.scope = scope
        self.days = days.sorted()
    }

    package var count: Int { days.count }

    /// The days in which so many per cent of those arrived that were still on their way after
    /// `elapsed` days; `nil` where all had arrived by then.
    package func days(inWhich percent: Int, stillOpenAfter elapsed: Int = 0) -> Int? {
        Self.quantile(percent, of: days.filter { $0 >= elapsed })
    }

    /// The nearest-rank quantile of sorted numbers: 80 per cent of `[1, 2, 3, 9]` is 9.
    static func quantile(_ percent: Int, of sorted: [Int]) -> Int? {
        if sorted.isEmpty { return nil }
        let rank = (percent * sorted.count + 99) / 100
        return sorted[min(max(rank, 1), sorted.count) - 1]
    }
}
