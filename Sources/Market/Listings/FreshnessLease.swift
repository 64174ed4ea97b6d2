package import Reach

/// How long a listing stays on sale after its stock and price were confirmed.
package struct FreshnessLease: Hashable, Sendable {
    package static let usualDays = 30
    package static let allowedDays: ClosedRange<Int64> = 1...365
    /// How many days ahead its producer is told.
    package static let warningDays = [7, 1]

    package let days: Int

    package init(days: Int = usualDays) {
        self.days = days
    }

    /// The first day on which it pauses itself: confirmed on the 1st for 30 days, on the 31st.
    package func until(confirmedOn day: Day) -> Day {
        day.advanced(by: days)
    }
}

extension Listing {
    /// Whether nobody confirmed stock and price in time; nothing is stored when that happens.
    package func isStale(on day: Day) -> Bool {
        freshUntil.map { $0 <= day } ?? false
    }

    /// The days for which it still stays on sale, today included; 0 once it has paused itself.
    package func freshDaysLeft(on day: Day) -> Int? {
        freshUntil.map { max(0, day.distance(to: $0)) }
    }
}
