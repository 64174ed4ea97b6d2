/// All ways out of one commune on one day, resolved once and then asked for many parcels.
///
/// Most communes share their terms with many others: a parcel is held against the different terms
/// once, and then only their combinations are counted, not the communes.
package struct ReachPlan: Sendable {
    let snapshot: ReachSnapshot
    let origin: Spot
    package let day: Day
    let ways: CompiledWays
    private let resolver: PassageResolver

    init(_ snapshot: ReachSnapshot, from origin: Spot, on day: Day) {
        self.snapshot = snapshot
        self.origin = origin
        self.day = day
        let resolver = PassageResolver(snapshot, from: origin, on: day)
        self.resolver = resolver
        ways = CompiledWays(resolver, snapshot.numbers.spots, from: origin, on: day)
    }

    package var originCommune: Commune {
        snapshot.places.communes[origin.commune]
    }

    package var places: Places {
        snapshot.places
    }

    /// Positions in the table of services, of those that exist on the day.
    var resolvedServices: [Int] {
        resolver.services.map(\.row)
    }

    /// About how many bytes it holds.
    package var size: Int {
        ways.terms.count * MemoryLayout<CarriageTerms>.stride
            + (ways.combinations.count + ways.combinationOf.count) * MemoryLayout<Int32>.stride
    }

    /// Only whether the parcel can go; `commune` is the position in `Places.communes`.
    package func status(of parcel: Parcel, to commune: Int) -> ReachStatus {
        guard parcel.shipsByCourier else { return JointVerdict.notShipped.status }
        guard ways.serviceCount > 0 else { return JointVerdict.noService.status }
        let measure = ParcelMeasure(parcel)
        let first = Int(ways.combinationOf[commune]) * ways.serviceCount
        return ReachStatus(of: first..<first + ways.serviceCount) {
            ways.terms[Int(ways.combinations[$0])].carries(measure)
        } reasons: {
            ways.terms[Int(ways.combinations[$0])].reasons(against: measure)
        }
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
        guard parcel.shipsByCourier, ways.serviceCount > 0 else {
            let one = parcel.shipsByCourier ? JointVerdict.noService : .notShipped
            return Array(repeating: one.status, count: ways.combinationOf.count)
        }
        let measure = ParcelMeasure(parcel)
        let statuses = ways.statuses(of: ways.terms.map { Outcome($0.reasons(against: measure)) })
        return ways.combinationOf.withUnsafeBufferPointer { numbers in
            statuses.withUnsafeBufferPointer { statuses in
                numbers.map { statuses[Int($0)] }
            }
        }
    }

    /// The answers for all communes, counted; the origin's own commune counts too.
    package func summary(_ parcel: Parcel) -> ReachSummary {
        let verdicts = verdicts(on: parcel)
        var summary = ReachSummary.Counting()
        for (commune, combination) in zip(snapshot.places.communes, ways.combinationOf) {
            summary.add(verdicts[Int(combination)], of: commune)
        }
        return summary.finished(origin: originCommune.code, day: day)
    }

    /// What each combination of terms comes to, by its number.
    func verdicts(on parcel: Parcel) -> [JointVerdict] {
        let count = ways.combinationCount
        guard parcel.shipsByCourier else { return Array(repeating: .notShipped, count: count) }
        guard ways.serviceCount > 0 else { return Array(repeating: .noService, count: count) }
        let measure = ParcelMeasure(parcel)
        let reasons = ways.terms.map { $0.reasons(against: measure) }
        return (0..<count).map { combination in
            var verdict = JointVerdict()
            for term in ways.terms(of: combination) { verdict.add(reasons[Int(term)]) }
            return verdict
        }
    }
}
