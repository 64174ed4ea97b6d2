package import Market
internal import Reach
internal import Storage

extension CoverageDesk {
    /// Changes to the same courier that may overtake an import before it gives up.
    private static let mostTries = 3

    /// Puts the draft in place of the courier's rows; a dry run only says what would change.
    ///
    /// Everything is read, checked and compared before the writer is asked for anything. Then the
    /// changes are laid down in small transactions that nobody sees, and one short transaction
    /// puts them in force: all of them or none.
    @discardableResult
    package func bring(
        _ draft: CoverageDraft, source: String, dryRun: Bool, by caller: Caller,
        progress: @escaping @Sendable (CoverageProgress) -> Void = { _ in }
    ) async throws -> CoverageDifference {
        try caller.demandCountry()
        try draft.finish()
        progress(.checking(rows: draft.rows.count))
        for _ in 0..<Self.mostTries {
            let plan = try await checks.pass { try await planned(draft) }
            // Tables that were copied into the draft would bring back what somebody has changed.
            if let basis = draft.basis, basis != plan.version { throw CoverageFailure.overtaken }
            if dryRun { return plan.difference }
            let entry = plan.entry(
                id: house.clockwork.ids.make("ci"), of: draft, source: source, by: caller,
                at: house.clockwork.now())
            try await lay(plan.changes, of: entry.id, progress)
            guard try await enforce(entry, plan, draft.courier, by: caller) else { continue }
            try await house.atlas.reload(from: house.store)
            house.publish()
            var difference = plan.difference
            difference.importID = entry.id
            return difference
        }
        throw CoverageFailure.overtaken
    }

    /// What the draft would change of what is stored now, checked in full.
    private func planned(_ draft: CoverageDraft) async throws -> CoveragePlan {
        let places = house.atlas.sheet.places
        let today = house.clockwork.today
        return try await house.store.read { session in
            try CoveragePlan(draft, places: places, on: today, in: session)
        }
    }

    private func lay(
        _ changes: [CoverageChange], of importID: String,
        _ progress: @Sendable (CoverageProgress) -> Void
    ) async throws {
        for start in stride(from: 0, to: changes.count, by: StoreSession.mostStagedAtOnce) {
            let end = min(start + StoreSession.mostStagedAtOnce, changes.count)
            let some = changes[start..<end]
            do {
                try await house.store.write { try $0.stage(some, of: importID) }
            } catch {
                try? await house.store.write { try $0.removeStaged(of: importID) }
                throw error
            }
            progress(.laid(end, of: changes.count))
        }
    }

    /// Answers `false` when the courier's rows are not those any more that the plan was made for.
    private func enforce(
        _ entry: CoverageImport, _ plan: CoveragePlan, _ courier: CourierProfile, by caller: Caller
    ) async throws -> Bool {
        let version = plan.version
        do {
            return try await house.store.write { [house] session in
                let isAsPlanned = try session.coverageVersion(of: courier.code) == version
                // Others may have taken a row id, or tidied up what lay here too long, since then.
                guard isAsPlanned, try session.stagedCount(of: entry.id) == plan.changes.count,
                    try session.rowTaken(from: entry.id, of: courier.code, back: false) == nil
                else {
                    try session.removeStaged(of: entry.id)
                    return false
                }
                try session.noteProfile(before: entry.id, of: courier)
                try session.upsert(courier)
                try session.enforce(entry)
                _ = try session.bump(counter: House.outsideCounter)
                try house.note(
                    "coverage_imported", on: entry.id, by: caller, courier.code.text,
                    at: entry.at, in: session)
                return true
            }
        } catch {
            try? await house.store.write { try $0.removeStaged(of: entry.id) }
            throw error
        }
    }
}
