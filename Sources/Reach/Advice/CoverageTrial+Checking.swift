extension ReachSnapshot {
    /// What an import would refuse of a trial's rows; what was wrong before is not its fault.
    func problems(of trial: CoverageTrial) -> [CoverageProblem] {
        guard trial.rowCount > 0 else { return [] }
        let touched = trial.touched
        let before = coverage.only(touched)
        let after = before.adding(trial)
        var problems = after.validate(places: places).filter(\.code.refusesImport)
        if !problems.isEmpty {
            let earlier = Set(before.validate(places: places))
            problems.removeAll(where: earlier.contains)
        }
        // A suspension may name a courier, a service or a lane that the trial itself brings.
        var named = coverage
        named.couriers.merge(trial.couriers) { old, _ in old }
        named.services += trial.services
        named.lanes += trial.lanes
        for suspension in trial.suspensions {
            problems += named.problems(of: suspension, in: places).filter(\.code.refusesImport)
        }
        return problems + takenIDs(trial, touched)
    }

    /// Ids that stand already elsewhere, and those that a suspension of the trial repeats.
    ///
    /// Ids within the touched couriers' tables were held against each other before.
    private func takenIDs(
        _ trial: CoverageTrial, _ touched: Set<CourierCode>
    ) -> [CoverageProblem] {
        let rows = trial.addressedIDs
        let suspended = Set(trial.suspensions.map(\.id))
        let wanted = Set(rows.map(\.id))
        var taken = Set(coverage.suspensions.map(\.id)).intersection(wanted)
        func look(_ id: RowID, _ courier: CourierCode) {
            if (touched.contains(courier) ? suspended : wanted).contains(id) { taken.insert(id) }
        }
        for row in coverage.services { look(row.id, row.courier) }
        for row in coverage.lanes { look(row.id, row.courier) }
        for row in coverage.placeRules { look(row.id, row.courier) }
        var seen: Set<RowID> = []
        return rows.compactMap { id, table in
            let isRepeated = !seen.insert(id).inserted && table == .suspensions
            guard taken.contains(id) || isRepeated else { return nil }
            return CoverageProblem(
                table: table, row: id, column: "id", code: .duplicateID,
                message: Sentence(
                    vietnamese: "Mã dòng “\(id.text)” đã có.",
                    english: "The row id “\(id.text)” stands already."))
        }
    }
}

extension CoverageTrial {
    /// Every added row's id with its table; suspensions last.
    fileprivate var addressedIDs: [(id: RowID, table: CoverageTable)] {
        services.map { ($0.id, .services) } + lanes.map { ($0.id, .lanes) }
            + placeRules.map { ($0.id, .placeRules) } + suspensions.map { ($0.id, .suspensions) }
    }
}
