/// Whether one parcel can go to one commune on one day, by whom, or why not.
package struct ReachAnswer: Hashable, Sendable {
    package let origin: CommuneCode
    package let commune: CommuneCode
    package let day: Day
    package let status: ReachStatus
    /// Every service's reasons; empty where the commune is served.
    package let reasons: [ReachReason]
    /// By total price, then by longest lead; empty unless the commune is served.
    package let options: [ReachOption]

    /// Positions in `options`, those that surely arrive first in front, of equal ones the cheaper.
    package var optionsBySpeed: [Int] {
        options.indices.sorted { left, right in
            let (a, b) = (options[left].leadDays, options[right].leadDays)
            return (a.max, a.min, left) < (b.max, b.min, right)
        }
    }
}

/// One way to send the parcel.
package struct ReachOption: Hashable, Sendable, Comparable {
    package let courier: CourierCode
    package let service: ServiceCode
    package let courierName: String
    package let serviceName: String
    package let leadDays: DaySpan
    package let price: ReachPrice
    /// The weight that is paid for: the larger of actual and volumetric.
    package let chargeableGrams: Int
    package let cod: CODAvailability
    package let evidence: [Evidence]
    /// Whether any row it rests on is a sample.
    package let isSample: Bool

    /// The rows it rests on, each once, in the order in which they were asked.
    package var rows: [RowID] {
        var seen: Set<RowID> = []
        return evidence.map(\.row).filter { seen.insert($0).inserted }
    }

    /// Cheaper first, then the shorter longest lead, the shorter shortest one and the name, so
    /// that the order never wavers.
    package static func < (left: ReachOption, right: ReachOption) -> Bool {
        let a = (left.price.total, left.leadDays.max, left.leadDays.min, left.courier, left.service)
        let b = (
            right.price.total, right.leadDays.max, right.leadDays.min, right.courier, right.service
        )
        return a < b
    }
}

/// A price in the parts that people ask about.
package struct ReachPrice: Hashable, Sendable {
    package let base: Money
    package let pickup: Money
    package let delivery: Money
    package let cod: Money
    package let total: Money
}

/// What an option offers of cash on delivery.
package enum CODAvailability: String, Sendable, CaseIterable {
    /// It was wanted and is taken.
    case taken
    /// It was not wanted but could be.
    case available
    case notAvailable = "not_available"
    case unknown
}

/// A row that an answer rests on, and for what.
package struct Evidence: Hashable, Sendable {
    package let row: RowID
    package let purpose: EvidencePurpose

    package init(row: RowID, purpose: EvidencePurpose) {
        self.row = row
        self.purpose = purpose
    }
}

/// What a row is cited for.
package enum EvidencePurpose: String, Sendable, CaseIterable {
    case service
    case lane
    case price
    case leadDays = "lead_days"
    case dayKind = "day_kind"
    case pickup
    case delivery
    case cod
    case pickupSurcharge = "pickup_surcharge"
    case deliverySurcharge = "delivery_surcharge"
    case pickupExtraDays = "pickup_extra_days"
    case deliveryExtraDays = "delivery_extra_days"
    case pickupBoatDays = "pickup_boat_days"
    case deliveryBoatDays = "delivery_boat_days"
    case delay
}
