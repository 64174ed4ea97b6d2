package import Market
package import Reach
internal import Storage

extension PlaceCodeDesk {
    /// Reviews that may overtake an import before it gives up.
    private static let mostTries = 3

    /// Puts a courier's list in place of the one before; what people reviewed stays reviewed.
    ///
    /// The lines are laid down in small transactions that nobody sees, and one statement puts
    /// them in force, so that the writer is held for a moment only.
    package func replace(
        _ lines: [CourierPlaceLine], of courier: CourierCode, _ system: CodeSystem, dryRun: Bool,
        by caller: Caller
    ) async throws -> Report {
        try caller.demandCountry()
        let matching = PlaceMatching(places: house.atlas.sheet.places, system: system)
        let fresh = matching.entries(for: lines)
        for _ in 0..<Self.mostTries {
            let reviewed = try await house.store.read {
                try $0.reviewedPlaceCodes(courier: courier, system: system)
            }
            let codes = Self.merged(fresh, reviewed)
            let report = Self.report(codes, missingOf: matching)
            if dryRun { return report }
            let listID = house.clockwork.ids.make("pl")
            do {
                try await lay(codes, of: listID, courier, system)
                if try await enforce(listID, codes.count, reviewed, courier, system, by: caller) {
                    return report
                }
            } catch {
                try? await remove(listID, courier)
                throw error
            }
            try await remove(listID, courier)
        }
        throw CoverageFailure.overtaken
    }

    private func lay(
        _ codes: [StoredPlaceCode], of listID: String, _ courier: CourierCode,
        _ system: CodeSystem
    ) async throws {
        for start in stride(from: 0, to: codes.count, by: StoreSession.mostLinesAtOnce) {
            let some = codes[start..<min(start + StoreSession.mostLinesAtOnce, codes.count)]
            try await house.store.write {
                try $0.stage(some, of: listID, courier: courier, system: system)
            }
        }
    }

    /// Answers `false` when somebody reviewed a line since, whose word must not be lost.
    private func enforce(
        _ listID: String, _ count: Int, _ reviewed: [StoredPlaceCode], _ courier: CourierCode,
        _ system: CodeSystem, by caller: Caller
    ) async throws -> Bool {
        let now = house.clockwork.now()
        return try await house.store.write { [house] session in
            let known = try session.reviewedPlaceCodes(courier: courier, system: system)
            guard Set(known) == Set(reviewed),
                try session.enforcePlaceCodes(
                    of: listID, count: count, courier: courier, system: system)
            else { return false }
            try house.note(
                "place_codes_imported", on: courier.text, by: caller, system.rawValue, at: now,
                in: session)
            return true
        }
    }

    private func remove(_ listID: String, _ courier: CourierCode) async throws {
        try await house.store.write {
            try $0.removeStagedPlaceCodes(of: listID, courier: courier)
        }
    }

    /// What people said of a line holds as long as the courier spells it the same.
    private static func merged(
        _ fresh: [PlaceCodeEntry], _ reviewed: [StoredPlaceCode]
    ) -> [StoredPlaceCode] {
        let said = Dictionary(
            reviewed.map { ($0.entry.line.spelling, $0) }, uniquingKeysWith: { first, _ in first })
        let codes = fresh.map { entry in
            said[entry.line.spelling].map { $0.kept(for: entry.line) }
                ?? StoredPlaceCode(entry: entry)
        }
        let taken = Set(codes.filter { $0.reviewedBy != nil }.compactMap(\.entry.commune))
        return codes.map { code in
            guard code.reviewedBy == nil, let commune = code.entry.commune,
                taken.contains(commune)
            else { return code }
            return StoredPlaceCode(entry: .unmatched(code.entry.line))
        }
    }

    private static func report(
        _ codes: [StoredPlaceCode], missingOf matching: PlaceMatching
    ) -> Report {
        func count(_ state: PlaceCodeState) -> Int {
            codes.count { $0.entry.state == state }
        }
        let named = Set(codes.compactMap(\.entry.commune))
        return Report(
            lines: codes.count, confirmed: count(.confirmed), proposed: count(.proposed),
            unmatched: count(.unmatched), refused: count(.refused),
            kept: codes.count { $0.reviewedBy != nil },
            missing: matching.communes.filter { !named.contains($0) })
    }
}

extension StoredPlaceCode {
    /// What a person said, of the line as it stands in the new list.
    fileprivate func kept(for line: CourierPlaceLine) -> StoredPlaceCode {
        StoredPlaceCode(
            entry: PlaceCodeEntry(
                line: line, commune: entry.commune, method: entry.method, state: entry.state),
            reviewedBy: reviewedBy, reviewedAt: reviewedAt)
    }
}
