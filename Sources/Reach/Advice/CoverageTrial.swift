/// Rows that might be added and suspensions that might end, to see what it would change.
package struct CoverageTrial: Sendable {
    /// Couriers that the tables do not know yet, by the name that people would know.
    package var couriers: [CourierCode: String] = [:]
    package var services: [CourierService] = []
    package var lanes: [Lane] = []
    package var placeRules: [PlaceRule] = []
    package var suspensions: [Suspension] = []
    /// Suspensions of today's tables that would end.
    package var lifted: Set<RowID> = []

    package init() {}

    package var isEmpty: Bool {
        couriers.isEmpty && lifted.isEmpty && rowCount == 0
    }

    /// How many rows it adds.
    package var rowCount: Int {
        services.count + lanes.count + placeRules.count + suspensions.count
    }

    /// The couriers whose services, lanes or places it adds to; suspensions need no compiling.
    var touched: Set<CourierCode> {
        Set(services.map(\.courier) + lanes.map(\.courier) + placeRules.map(\.courier))
    }
}

/// Why a change of coverage cannot be tried out.
package enum CoverageTrialError: Error, Hashable, Sendable {
    case unknownSuspension(RowID)
    /// The code of an origin that is not on the list of places.
    case unknownCommune(CommuneCode)
    /// What an import of the changed tables would refuse.
    case refused([CoverageProblem])
}

extension ReachSnapshot {
    /// All ways out of a commune as they would be, or everything that an import would refuse.
    ///
    /// Only the couriers that the trial adds rows to are compiled anew; the others' ways are
    /// those of this snapshot, under the trial's suspensions.
    package func ways(
        trying trial: CoverageTrial, from origin: CommuneCode, on day: Day
    ) throws(CoverageTrialError) -> [ReachWays] {
        let known = Set(coverage.suspensions.map(\.id))
        if let unknown = trial.lifted.subtracting(known).min() { throw .unknownSuspension(unknown) }
        let problems = problems(of: trial)
        if !problems.isEmpty { throw .refused(problems) }
        let suspensions =
            coverage.suspensions.filter { !trial.lifted.contains($0.id) } + trial.suspensions
        let touched = trial.touched
        do throws(ReachError) {
            let others = try suspended(by: suspensions).plan(from: origin, on: day)
            guard !touched.isEmpty else { return [ReachWays(others)] }
            var tables = coverage.only(touched).adding(trial)
            tables.suspensions = suspensions
            let changed = ReachSnapshot(places: places, coverage: tables)
            return [
                ReachWays(others, without: touched),
                ReachWays(try changed.plan(from: origin, on: day)),
            ]
        } catch {
            switch error {
            case .unknownCommune(let code): throw .unknownCommune(code)
            }
        }
    }
}

extension CoverageTables {
    /// What these couriers alone have said, without any suspension.
    func only(_ touched: Set<CourierCode>) -> CoverageTables {
        CoverageTables(
            couriers: couriers, services: services.filter { touched.contains($0.courier) },
            lanes: lanes.filter { touched.contains($0.courier) },
            placeRules: placeRules.filter { touched.contains($0.courier) },
            zones: zones.filter { touched.contains($0.courier) }, holidays: holidays,
            codeList: codeList)
    }

    /// The tables with a trial's rows behind theirs.
    func adding(_ trial: CoverageTrial) -> CoverageTables {
        var changed = self
        changed.couriers.merge(trial.couriers) { old, _ in old }
        changed.services += trial.services
        changed.lanes += trial.lanes
        changed.placeRules += trial.placeRules
        return changed
    }
}
