package import Reach

/// What a table claimed of one parcel, and how long it really took.
package struct PromiseOutcome: Hashable, Sendable {
    package let courier: CourierCode
    package let service: ServiceCode
    /// The rows of the table that the promise rested on.
    package let rows: [String]
    package let promisedMaxDays: Int
    package let travelDays: Int

    package init(
        courier: CourierCode, service: ServiceCode, rows: [String], promisedMaxDays: Int,
        travelDays: Int
    ) {
        self.courier = courier
        self.service = service
        self.rows = rows
        self.promisedMaxDays = promisedMaxDays
        self.travelDays = travelDays
    }
}

/// A claim of a courier's table that reality contradicts, with the rows that make it.
package struct BrokenPromise: Hashable, Sendable {
    /// So many per cent must have arrived in time for a claim to stand.
    package static let keptPercent = 80
    /// Fewer parcels contradict nothing.
    package static let fewest = 10

    package let courier: CourierCode
    package let service: ServiceCode
    package let rows: [String]
    package let promisedMaxDays: Int
    package let parcels: Int
    /// The days in which half of them arrived, and four fifths.
    package let medianDays: Int
    package let mostDays: Int

    /// Claims that fewer than four fifths of at least `fewest` parcels kept, the worst first.
    package static func all(
        among outcomes: [PromiseOutcome], fewest: Int = fewest
    ) -> [BrokenPromise] {
        struct Claim: Hashable {
            let courier: CourierCode
            let service: ServiceCode
            let rows: [String]
            let promised: Int
        }
        let groups = Dictionary(grouping: outcomes) {
            Claim(
                courier: $0.courier, service: $0.service, rows: $0.rows,
                promised: $0.promisedMaxDays)
        }
        return groups.compactMap { claim, outcomes -> BrokenPromise? in
            let days = outcomes.map(\.travelDays).sorted()
            guard days.count >= max(1, fewest),
                let median = LaneExperience.quantile(50, of: days),
                let most = LaneExperience.quantile(keptPercent, of: days), most > claim.promised
            else { return nil }
            return BrokenPromise(
                courier: claim.courier, service: claim.service, rows: claim.rows,
                promisedMaxDays: claim.promised, parcels: days.count, medianDays: median,
                mostDays: most)
        }.sorted { $0.rank < $1.rank }
    }

    private var rank: (Int, Int, String) {
        (promisedMaxDays - mostDays, -parcels, "\(courier.text) \(rows.joined(separator: " "))")
    }
}
