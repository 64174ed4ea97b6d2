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
}

/// Why a change of coverage cannot be tried out.
package enum CoverageTrialError: Error, Hashable, Sendable {
    case unknownSuspension(RowID)
    /// What an import of the changed tables would refuse.
    case refused([CoverageProblem])
}

extension CoverageTables {
    /// The tables as they would be, or everything that an import would refuse in them.
    package func applying(
        _ trial: CoverageTrial, places: Places
    ) throws(CoverageTrialError) -> CoverageTables {
        let known = Set(suspensions.map(\.id))
        if let unknown = trial.lifted.subtracting(known).min() {
            throw .unknownSuspension(unknown)
        }
        var changed = self
        changed.couriers.merge(trial.couriers) { old, _ in old }
        changed.services += trial.services
        changed.lanes += trial.lanes
        changed.placeRules += trial.placeRules
        changed.suspensions.removeAll { trial.lifted.contains($0.id) }
        changed.suspensions += trial.suspensions
        guard trial.rowCount > 0 else { return changed }
        let problems = changed.validate(places: places).filter(\.code.refusesImport)
        guard !problems.isEmpty else { return changed }
        // What was wrong before is not its fault.
        let earlier = Set(validate(places: places))
        let own = problems.filter { !earlier.contains($0) }
        guard own.isEmpty else { throw .refused(own) }
        return changed
    }
}
