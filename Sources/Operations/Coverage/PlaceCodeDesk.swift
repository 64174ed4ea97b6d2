package import Market
package import Reach
package import Storage

/// Keeps couriers' own codes of communes: matched by rule, reviewed by people.
package struct PlaceCodeDesk: Sendable {
    /// What an import of a list came to, in lines.
    package struct Report: Hashable, Sendable {
        package let lines: Int
        package let confirmed: Int
        package let proposed: Int
        package let unmatched: Int
        package let refused: Int
        /// Lines whose spelling is as before and which keep what a person said of them.
        package let kept: Int
        /// Communes of the system that no line names.
        package let missing: [CommuneCode]
    }

    /// A line with the communes that a person may choose from where none was found.
    package struct View: Hashable, Sendable {
        package let code: StoredPlaceCode
        package let candidates: [Candidate]
        /// The commune's name and the unit above it.
        package let communeName: String?
        /// What the commune is today: itself, or where the unit before July 2025 went; several
        /// where it was divided.
        package let today: [CommuneCode]
    }

    /// A commune that a line may mean.
    package struct Candidate: Hashable, Sendable {
        package let commune: CommuneCode
        package let name: String
    }

    let house: House

    package init(house: House) {
        self.house = house
    }

    /// A page of the courier's lines in order of their codes.
    package func page(_ query: PlaceCodeQuery) async throws -> [View] {
        let look = look(query.system)
        return try await house.store.read { try $0.placeCodes(query) }.map(look.view)
    }

    /// The system of the list that was in force on a day.
    package func system(listedOn day: Day) throws(CoverageFailure) -> CodeSystem {
        let sheet = house.atlas.sheet
        guard let list = sheet.shelf.lists(to: sheet.places).list(on: day) else {
            throw .unknownList(day)
        }
        return list == PlaceLists.beforeReform ? .old : .new
    }

    /// Takes a person's word on a line; reach and orders use it from then on.
    package func review(
        _ code: String, of courier: CourierCode, _ system: CodeSystem, _ review: PlaceReview,
        by caller: Caller, once: Once, render: @escaping @Sendable (View) throws -> Answer
    ) async throws -> Answer {
        try caller.demandCountry()
        let look = look(system)
        if case .assign(let commune) = review, !look.matching.knows(commune) {
            throw PlaceReviewError.unknownCommune(commune)
        }
        return try await house.write(by: caller, once, render: render) { [house] session, now in
            guard let stored = try session.placeCode(code, courier: courier, system: system) else {
                throw PlaceReviewError.unknownCode(code)
            }
            let entry = try stored.entry.reviewed(review)
            if let commune = entry.commune,
                let other = try session.placeCode(of: commune, courier: courier, system: system),
                other.code != code
            {
                throw PlaceReviewError.alreadyNamed(commune, by: other.code)
            }
            let reviewed = StoredPlaceCode(
                entry: entry, reviewedBy: caller.keyID, reviewedAt: now)
            try session.update(reviewed, courier: courier, system: system)
            try house.note(
                "place_code_reviewed", on: "\(courier.text) \(system.rawValue) \(code)",
                by: caller, entry.state.rawValue, at: now, in: session)
            return look.view(reviewed)
        }
    }

    private func look(_ system: CodeSystem) -> Look {
        let sheet = house.atlas.sheet
        return Look(
            matching: PlaceMatching(places: sheet.places, system: system),
            lists: sheet.shelf.lists(to: sheet.places), system: system)
    }
}

/// All that is needed to show stored lines of one system.
private struct Look: Sendable {
    let matching: PlaceMatching
    let lists: PlaceLists
    let system: CodeSystem

    func view(_ code: StoredPlaceCode) -> PlaceCodeDesk.View {
        let candidates = code.entry.commune == nil ? matching.candidates(for: code.entry.line) : []
        return PlaceCodeDesk.View(
            code: code,
            candidates: candidates.map {
                PlaceCodeDesk.Candidate(commune: $0, name: matching.name(of: $0) ?? "")
            },
            communeName: code.entry.commune.flatMap { matching.name(of: $0) },
            today: code.entry.commune.map(today) ?? [])
    }

    private func today(_ commune: CommuneCode) -> [CommuneCode] {
        guard system == .old, let last = Day(PlaceLists.beforeReform) else { return [commune] }
        switch lists.resolve(commune, on: last) {
        case .one(let code): return [code]
        case .divided(let codes): return codes
        case .unknownCode, .unknownList: return []
        }
    }
}
