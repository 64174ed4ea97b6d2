package import Market
package import Reach
package import Storage

extension CoverageDesk {
    /// The courier's imports, newest first; undone ones stay in the list.
    package func imports(
        of code: CourierCode, before id: String?, limit: Int
    ) async throws -> [CoverageImport] {
        try await house.store.read { session in
            _ = try Self.courier(code, in: session)
            return try session.coverageImports(of: code, before: id, limit: limit)
        }
    }

    /// One import, with a page of the rows that it changed.
    package func find(
        _ id: String, of code: CourierCode, after: (table: String, id: String), limit: Int
    ) async throws -> (entry: CoverageImport, changes: [CoverageChange]) {
        try await house.store.read { session in
            guard let entry = try session.coverageImport(id, of: code) else {
                throw CoverageFailure.unknownImport(id)
            }
            return (entry, try session.coverageChanges(of: id, after: after, limit: limit))
        }
    }

    /// Restores exactly the rows before an import, which must be the newest that is in force, and
    /// the courier's name and mark as a sample with them.
    package func reverse(
        _ id: String, of code: CourierCode, by caller: Caller
    ) async throws -> CoverageImport {
        try caller.demandCountry()
        let (now, today) = (house.clockwork.now(), house.clockwork.today)
        let undone = try await house.store.write { [house] session in
            guard let entry = try session.coverageImport(id, of: code) else {
                throw CoverageFailure.unknownImport(id)
            }
            if entry.reversedAt != nil { throw CoverageFailure.alreadyUndone }
            if let newest = try session.newestImport(of: code), newest.id != id {
                throw CoverageFailure.notNewest(newest: newest.id)
            }
            guard entry.isUndoable else { throw CoverageFailure.notKept }
            if let (row, owner) = try session.rowTaken(from: id, of: code, back: true) {
                throw CoverageFailure.rowTaken(row, by: owner)
            }
            let ties = try SuspensionTies(besides: code, on: today, in: session)
            let loose = try ties.loose(in: session)
            try session.reverse(entry, by: caller.keyID, at: now)
            try session.restoreProfile(before: id)
            if let named = try ties.loose(in: session).first(where: { !loose.contains($0) }) {
                throw CoverageFailure.stillNamed(by: named)
            }
            _ = try session.bump(counter: House.outsideCounter)
            try house.note(
                "coverage_import_reversed", on: id, by: caller, code.text, at: now, in: session)
            return try session.coverageImport(id, of: code) ?? entry
        }
        try await house.atlas.reload(from: house.store)
        house.publish()
        return undone
    }
}
