/// As much of an answer as a map or a comparison shows of one commune.
package struct ReachGlance: Hashable, Sendable {
    package let status: ReachStatus
    /// The price of the cheapest option; `nil` unless served.
    package let cheapest: Money?
    /// The days of the option that arrives first; `nil` unless served.
    package let fastest: DaySpan?
    let given: ReasonSet

    /// Why it is not served, or why nobody can say; in the order of the codes.
    package var reasons: [ReachReasonCode] {
        given.codes
    }
}

extension ReachPlan {
    /// Every commune at a glance, by its position in `Places.communes`.
    package func glances(of parcel: Parcel) -> [ReachGlance] {
        let verdicts = verdicts(on: parcel)
        let measure = ParcelMeasure(parcel)
        let offers = ways.terms.map { terms -> (price: Money, days: DaySpan)? in
            guard parcel.shipsByCourier, terms.reasons(against: measure).isEmpty,
                let price = terms.price(of: measure)?.total, let days = terms.leadDays
            else { return nil }
            return (price, days)
        }
        let glances = verdicts.indices.map { combination in
            let open = ways.serviceCount == 0 ? [] : ways.terms(of: combination)
            let options = open.compactMap { offers[Int($0)] }
            return ReachGlance(
                status: verdicts[combination].status, cheapest: options.map(\.price).min(),
                fastest: options.map(\.days).min { ($0.max, $0.min) < ($1.max, $1.min) },
                given: verdicts[combination].reasons)
        }
        return ways.combinationOf.map { glances[Int($0)] }
    }

    /// Every service of the day that says nothing of one commune, and what it leaves unsaid.
    package func silences(of parcel: Parcel, to commune: Int) -> [ReachSilence] {
        let measure = ParcelMeasure(parcel)
        guard parcel.shipsByCourier, ways.serviceCount > 0 else { return [] }
        return zip(serviceNames, ways.terms(toward: commune)).compactMap { service, term in
            let reasons = ways.terms[Int(term)].reasons(against: measure)
            guard reasons.refusals.isEmpty, !reasons.isEmpty else { return nil }
            return ReachSilence(
                courier: service.courier, service: service.code, unsaid: reasons.codes)
        }
    }

    private var serviceNames: [CourierService] {
        resolvedServices.map { snapshot.coverage.services[$0] }
    }
}

/// One service that nobody has spoken for at a place, and what would have to be said.
package struct ReachSilence: Hashable, Sendable {
    package let courier: CourierCode
    package let service: ServiceCode
    package let unsaid: [ReachReasonCode]

    package init(courier: CourierCode, service: ServiceCode, unsaid: [ReachReasonCode]) {
        self.courier = courier
        self.service = service
        self.unsaid = unsaid
    }
}
