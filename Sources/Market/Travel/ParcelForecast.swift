package import Reach

/// When a parcel should be there: a range of days, and what that rests on.
///
/// Ordered on 1 October with 2 to 3 days promised, it is 3 to 4 October by the table. Where the
/// last ten parcels took 2, 2, 3, 3, 3, 4, 4, 5, 5 and 9 days, it is 3 to 6 October on the day
/// after the order, and on 6 October, when only 5, 5 and 9 are still possible, 6 to 10 October.
package struct ParcelForecast: Hashable, Sendable {
    /// What the range rests on.
    package enum Basis: Hashable, Sendable {
        /// The days that the courier's table claimed when the order was taken.
        case table
        /// What really happened lately, with the number of parcels.
        case experience(LaneExperience.Scope, count: Int)
    }

    /// So many per cent of parcels are expected before the range, and as many after it.
    package static let tailPercent = 10

    package let earliest: Day
    package let latest: Day
    package let basis: Basis
    /// Whether the promised days have passed already.
    package let isLate: Bool

    /// The forecast on a day, never for a day before it; `nil` once no delivery is to come.
    package init?(
        _ status: ParcelStatus?, placedOn: Day, lead: (min: Int, max: Int),
        experience: LaneExperience?, today: Day
    ) {
        if status?.isFinal == true || status == .returning { return nil }
        let elapsed = max(0, placedOn.distance(to: today))
        isLate = elapsed > lead.max
        guard let experience else {
            basis = .table
            earliest = max(today, placedOn.advanced(by: lead.min))
            latest = max(today, placedOn.advanced(by: max(lead.min, lead.max)))
            return
        }
        basis = .experience(experience.scope, count: experience.count)
        let low = experience.days(inWhich: Self.tailPercent, stillOpenAfter: elapsed)
        let high = experience.days(inWhich: 100 - Self.tailPercent, stillOpenAfter: elapsed)
        earliest = max(today, placedOn.advanced(by: low ?? elapsed))
        latest = max(today, placedOn.advanced(by: high ?? elapsed))
    }
}
