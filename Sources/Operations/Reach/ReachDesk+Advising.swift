package import Reach

extension ReachDesk {
    /// How many communes around the origin are tried as places to hand the parcel over.
    private static let nearbyOrigins = 6

    /// The single changes by which a parcel would reach more people.
    package func advice(
        for parcel: Parcel, from origin: CommuneCode, on day: Day
    ) throws -> ReachAdvice {
        let sheet = house.atlas.sheet
        let plan = try sheet.plan(from: origin, on: day)
        let nearby = try sheet.places.nearest(to: origin, Self.nearbyOrigins).map {
            try sheet.plan(from: $0.code, on: day)
        }
        return ReachAdvice(for: parcel, plan, nearby: nearby)
    }

    /// One side of a what-if question.
    package struct Case: Sendable {
        package var parcel: Parcel
        package var parcels: Int
        package var origin: CommuneCode
        package var day: Day

        package init(parcel: Parcel, parcels: Int = 1, origin: CommuneCode, day: Day) {
            self.parcel = parcel
            self.parcels = parcels
            self.origin = origin
            self.day = day
        }
    }

    /// What changes from one case to another, the second one perhaps under other coverage.
    ///
    /// Nothing is stored: other coverage is compiled for this question alone, and only of the
    /// couriers that it touches. While one such question is answered another one is refused.
    package func comparison(
        from old: Case, to new: Case, under change: CoverageTrial
    ) async throws -> ReachComparison {
        let sheet = house.atlas.sheet
        let before = ReachScenario(
            try sheet.plan(from: old.origin, on: old.day), old.parcel, parcels: old.parcels)
        guard sheet.places[new.origin] != nil else { throw Failure.unknownCommune(new.origin) }
        guard !change.isEmpty else {
            let plan = try sheet.plan(from: new.origin, on: new.day)
            return ReachComparison(
                from: before, to: ReachScenario(plan, new.parcel, parcels: new.parcels))
        }
        return try await trials.pass {
            let ways = try sheet.reach.ways(trying: change, from: new.origin, on: new.day)
            return ReachComparison(
                from: before, to: ReachScenario(ways, new.parcel, parcels: new.parcels))
        }
    }
}
