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

    /// Puts a courier's list in place of the one before; what people reviewed stays reviewed.
    package func replace(
        _ lines: [CourierPlaceLine], of courier: CourierCode, _ system: CodeSystem, dryRun: Bool,
        by caller: Caller
    ) async throws -> Report {
        try caller.demandCountry()
        let matching = PlaceMatching(places: house.atlas.sheet.places, system: system)
        let now = house.clockwork.now()
        let fresh = matching.entries(for: lines)
        let report: @Sendable ([StoredPlaceCode]) -> Report = { codes in
            Self.report(codes, missingOf: matching)
        }
        if dryRun {
            return try await house.store.read { session in
                report(try Self.merged(fresh, courier, system, in: session))
            }
        }
        return try await house.store.write { [house] session in
            let codes = try Self.merged(fresh, courier, system, in: session)
            try session.replacePlaceCodes(codes, courier: courier, system: system)
            try house.note(
                "place_codes_imported", on: courier.text, by: caller, system.rawValue, at: now,
                in: session)
            return report(codes)
        }
    }

    /// A page of the courier's lines in order of their codes.
    package func page(_ query: PlaceCodeQuery) async throws -> [View] {
        let matching = PlaceMatching(places: house.atlas.sheet.places, system: query.system)
        return try await house.store.read { try $0.placeCodes(query) }
            .map { Self.view($0, matching) }
    }

    /// Takes a person's word on a line; reach and orders use it from then on.
    package func review(
        _ code: String, of courier: CourierCode, _ system: CodeSystem, _ review: PlaceReview,
        by caller: Caller, once: Once, render: @escaping @Sendable (View) throws -> Answer
    ) async throws -> Answer {
        try caller.demandCountry()
        let matching = PlaceMatching(places: house.atlas.sheet.places, system: system)
        if case .assign(let commune) = review, !matching.knows(commune) {
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
            return Self.view(reviewed, matching)
        }
    }

    /// What people said of a line holds as long as the courier spells it the same.
    private static func merged(
        _ fresh: [PlaceCodeEntry], _ courier: CourierCode, _ system: CodeSystem,
        in session: StoreSession
    ) throws -> [StoredPlaceCode] {
        var reviewed: [CourierPlaceLine: StoredPlaceCode] = [:]
        for code in try session.reviewedPlaceCodes(courier: courier, system: system) {
            reviewed[code.entry.line] = code
        }
        let codes = fresh.map { reviewed[$0.line] ?? StoredPlaceCode(entry: $0) }
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

    private static func view(_ code: StoredPlaceCode, _ matching: PlaceMatching) -> View {
        let candidates = code.entry.commune == nil ? matching.candidates(for: code.entry.line) : []
        return View(
            code: code,
            candidates: candidates.map {
                Candidate(commune: $0, name: matching.name(of: $0) ?? "")
            },
            communeName: code.entry.commune.flatMap { matching.name(of: $0) })
    }
}
