/// All ways out of one commune on one day, resolved once and then asked for many parcels.
///
/// Most communes share their terms with many others, so that a parcel is held against a few terms
/// and not against every commune.
package struct ReachPlan: Sendable {
    let snapshot: ReachSnapshot
    let origin: Spot
    package let day: Day
    private let resolver: PassageResolver
    /// One per service that exists on the day.
    private let services: [ServicePlan]

    init(_ snapshot: ReachSnapshot, from origin: Spot, on day: Day) {
        self.snapshot = snapshot
        self.origin = origin
        self.day = day
        let resolver = PassageResolver(snapshot, from: origin, on: day)
        self.resolver = resolver
        services = resolver.services.map { service in
            ServicePlan(service, resolver, snapshot.numbers.spots, origin, day)
        }
    }

    /// Only whether the parcel can go; `commune` is the position in `Places.communes`.
    package func status(of parcel: Parcel, to commune: Int) -> ReachStatus {
        guard parcel.shipsByCourier else { return JointVerdict.notShipped.status }
        guard !services.isEmpty else { return JointVerdict.noService.status }
        let measure = ParcelMeasure(parcel)
        var verdict = JointVerdict()
        for service in services {
            verdict.add(service.terms[service.byCommune[commune]].reasons(against: measure))
        }
        return verdict.status
    }

    /// The full answer for the commune at a position in `Places.communes`.
    package func answer(_ parcel: Parcel, to commune: Int) -> ReachAnswer {
        let destination = snapshot.numbers.spots[commune]
        let passages = resolver.services.map { resolver.passage(of: $0, to: destination) }
        return ReachPassages(
            snapshot: snapshot, origin: origin, destination: destination, day: day,
            passages: passages
        ).answer(parcel)
    }

    /// The status of every commune, by its position in `Places.communes`.
    package func statuses(of parcel: Parcel) -> [ReachStatus] {
        verdicts(on: parcel).map(\.status)
    }

    /// The answers for all communes, counted; the origin's own commune counts too.
    package func summary(_ parcel: Parcel) -> ReachSummary {
        var summary = ReachSummary.Counting()
        for (commune, verdict) in verdicts(on: parcel).enumerated() {
            summary.add(verdict, of: snapshot.places.communes[commune])
        }
        return summary.finished(
            origin: snapshot.places.communes[origin.commune].code, day: day)
    }

    private func verdicts(on parcel: Parcel) -> [JointVerdict] {
        let count = snapshot.numbers.spots.count
        guard parcel.shipsByCourier else { return Array(repeating: .notShipped, count: count) }
        guard !services.isEmpty else { return Array(repeating: .noService, count: count) }
        let measure = ParcelMeasure(parcel)
        var verdicts = Array(repeating: JointVerdict(), count: count)
        for service in services {
            let reasons = service.terms.map { $0.reasons(against: measure) }
            for commune in 0..<count {
                verdicts[commune].add(reasons[service.byCommune[commune]])
            }
        }
        return verdicts
    }
}

/// One service's different terms and which of them hold for each commune.
private struct ServicePlan: Sendable {
    /// What terms depend on besides the service.
    private struct Key: Hashable {
        let prices: Int?
        let leadDays: DaySpan?
        let pickupSurcharge: Surcharge?
        let deliverySurcharge: Surcharge?
        let takesCOD: Bool?
        let standing: ReasonSet

        init(_ passage: Passage) {
            prices = passage.lane?.prices
            leadDays = passage.terms.leadDays
            pickupSurcharge = passage.terms.pickupSurcharge
            deliverySurcharge = passage.terms.deliverySurcharge
            takesCOD = passage.terms.takesCOD
            standing = passage.terms.standing
        }
    }

    private(set) var terms: [CarriageTerms] = []
    private(set) var byCommune: [Int] = []
    private var known: [Key: Int] = [:]

    init(
        _ service: PassageResolver.DayService, _ resolver: PassageResolver, _ spots: [Spot],
        _ origin: Spot, _ day: Day
    ) {
        let suspended = Set(service.book.suspensions.ownCommunes(on: day))
        var shared: [Int?] = Array(repeating: nil, count: PlaceNumbers.provinceCount)
        byCommune.reserveCapacity(spots.count)
        for spot in spots {
            // The origin may have a lane to itself.
            let isAlone =
                spot == origin || service.book.rules.hasOwnRows(spot.commune)
                || service.book.lanes.hasOwnRows(spot.commune) || suspended.contains(spot.commune)
            if isAlone {
                byCommune.append(number(of: resolver.passage(of: service, to: spot)))
                continue
            }
            let number =
                shared[spot.province] ?? number(of: resolver.passage(of: service, to: spot))
            shared[spot.province] = number
            byCommune.append(number)
        }
        known = [:]
    }

    /// The number of a passage's terms, the same for equal ones.
    private mutating func number(of passage: Passage) -> Int {
        let key = Key(passage)
        if let number = known[key] { return number }
        known[key] = terms.count
        terms.append(passage.terms)
        return terms.count - 1
    }
}
