/// All ways between two communes on one day, one per service; parcels are held against them.
package struct ReachPassages: Sendable {
    let snapshot: ReachSnapshot
    let origin: Spot
    let destination: Spot
    let day: Day
    let passages: [Passage]

    /// Only whether the parcel can go.
    package func status(of parcel: Parcel) -> ReachStatus {
        guard parcel.shipsByCourier, !passages.isEmpty else {
            return (parcel.shipsByCourier ? JointVerdict.noService : .notShipped).status
        }
        let measure = ParcelMeasure(parcel)
        return ReachStatus(of: passages.indices) {
            passages[$0].terms.carries(measure)
        } reasons: {
            passages[$0].terms.reasons(against: measure)
        }
    }

    /// The full answer: options where it is served, otherwise the reasons of every service.
    package func answer(_ parcel: Parcel) -> ReachAnswer {
        let measure = ParcelMeasure(parcel)
        let verdict = verdict(parcel.shipsByCourier, measure)
        let explanation = Explanation(self)
        var options: [ReachOption] = []
        var reasons: [ReachReason] = []
        if !parcel.shipsByCourier {
            reasons = [explanation.general(.notShipped)]
        } else if passages.isEmpty {
            reasons = [explanation.general(.noService)]
        } else if verdict.status == .served {
            options = passages.compactMap { explanation.option($0, measure) }.sorted()
        } else {
            reasons = passages.flatMap { explanation.reasons($0, measure) }
        }
        return ReachAnswer(
            origin: snapshot.places.communes[origin.commune].code,
            commune: snapshot.places.communes[destination.commune].code, day: day,
            status: verdict.status, reasons: reasons, options: options)
    }

    private func verdict(_ ships: Bool, _ parcel: ParcelMeasure) -> JointVerdict {
        guard ships else { return .notShipped }
        guard !passages.isEmpty else { return .noService }
        var verdict = JointVerdict()
        for passage in passages {
            verdict.add(passage.terms.reasons(against: parcel))
        }
        return verdict
    }
}
