/// The ways out of one commune on one day, perhaps without those of some couriers.
///
/// Ways of different couriers stand side by side, so that a change of one courier's tables is
/// tried without compiling the others anew.
package struct ReachWays: Sendable {
    let plan: ReachPlan
    private let left: Set<CourierCode>

    /// The couriers that are left out are answered for elsewhere.
    package init(_ plan: ReachPlan, without left: Set<CourierCode> = []) {
        self.plan = plan
        self.left = left
    }

    /// Every commune at a glance over all these ways together; they are of the same places.
    static func glances(of parcel: Parcel, over all: [ReachWays]) -> [ReachGlance] {
        if all.count == 1, let only = all.first, only.left.isEmpty {
            return only.plan.glances(of: parcel)
        }
        let parts = all.map { ($0.plan.ways.combinationOf, $0.parts(of: parcel)) }
        let hasService = all.contains(where: \.hasService)
        let count = all.first?.plan.places.communes.count ?? 0
        return (0..<count).map { commune in
            var whole = PartialGlance()
            for (combinationOf, parts) in parts { whole.add(parts[Int(combinationOf[commune])]) }
            if !parcel.shipsByCourier { whole.verdict = .notShipped }
            if parcel.shipsByCourier, !hasService { whole.verdict = .noService }
            return ReachGlance(
                status: whole.verdict.status, cheapest: whole.cheapest, fastest: whole.fastest,
                given: whole.verdict.reasons)
        }
    }

    private var hasService: Bool {
        couriers.contains { !left.contains($0) }
    }

    /// The courier of each service of the day.
    private var couriers: [CourierCode] {
        plan.resolvedServices.map { plan.snapshot.coverage.services[$0].courier }
    }

    /// What the services that are not left out come to, by the number of the combination.
    private func parts(of parcel: Parcel) -> [PartialGlance] {
        let ways = plan.ways
        guard parcel.shipsByCourier else {
            return Array(repeating: PartialGlance(), count: ways.combinationCount)
        }
        let measure = ParcelMeasure(parcel)
        let isAsked = couriers.map { !left.contains($0) }
        let terms = zip(ways.terms, ways.serviceOf).map { terms, service in
            isAsked[service] ? PartialGlance(terms, measure) : nil
        }
        return (0..<ways.combinationCount).map { combination in
            var part = PartialGlance()
            for term in ways.terms(of: combination) {
                if let own = terms[Int(term)] { part.add(own) }
            }
            return part
        }
    }
}

/// What some of the services come to at a commune; without any it says nothing.
private struct PartialGlance {
    var verdict = JointVerdict()
    private(set) var cheapest: Money?
    private(set) var fastest: DaySpan?

    init() {}

    init(_ terms: CarriageTerms, _ parcel: ParcelMeasure) {
        let reasons = terms.reasons(against: parcel)
        verdict.add(reasons)
        guard reasons.isEmpty, let price = terms.price(of: parcel)?.total,
            let days = terms.leadDays
        else { return }
        cheapest = price
        fastest = days
    }

    mutating func add(_ other: PartialGlance) {
        verdict.add(other.verdict)
        cheapest = [cheapest, other.cheapest].compactMap(\.self).min()
        fastest = [fastest, other.fastest].compactMap(\.self)
            .min { ($0.max, $0.min) < ($1.max, $1.min) }
    }
}
