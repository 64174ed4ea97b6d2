/// Answers which commune an address names: in the old three tiers or the new two, as people write.
///
/// It never guesses: what is not unique among all that is plausible is ambiguous.
package struct AddressBook: Sendable {
    private let compiled: CompiledAddresses

    /// How many communes an answer lists, save where a divided unit has more.
    package static let candidateLimit = 20

    /// Compiles the places once; resolving then touches only what the address names.
    package init(places: Places) {
        compiled = CompiledAddresses(places: places)
    }

    /// What a free text means; it may be noisy, unmarked, abbreviated or slightly misspelt.
    package func resolve(_ text: String) -> AddressAnswer {
        var scanner = AddressScanner(scalars: compiled.scalars, spelling: compiled.spelling)
        guard scanner.add(text, field: .any) else { return .none }
        let scanned = scanner.finished()
        if let code = Self.code(in: text) {
            // A bare number in free text may as well be a postcode.
            return answer(found(code: code, isField: false))
        }
        return answer(AddressReader(compiled: compiled, text: scanned).found())
    }

    /// What the fields of a form mean; an empty field is taken as absent.
    package func resolve(province: String?, district: String?, commune: String) -> AddressAnswer {
        if let code = Self.code(in: commune) { return answer(found(code: code, isField: true)) }
        var scanner = AddressScanner(scalars: compiled.scalars, spelling: compiled.spelling)
        guard scanner.add(commune, field: .commune),
            scanner.add(district ?? "", field: .district),
            scanner.add(province ?? "", field: .province)
        else { return .none }
        return answer(AddressReader(compiled: compiled, text: scanner.finished()).found())
    }

    /// Digits mean an area only with their list: a code used twice for two areas stays open.
    private func found(code: CommuneCode, isField: Bool) -> FoundCommunes {
        var found = FoundCommunes()
        found.isDoubtful = !isField
        let gazetteer = compiled.gazetteer
        if let commune = compiled.communeByCode[code] { found.add(commune, .currentCode) }
        for unit in gazetteer.unitsByCode[code] ?? [] {
            for successor in gazetteer.units[unit].successors { found.add(successor, .formerCode) }
        }
        return found
    }

    private func answer(_ found: FoundCommunes) -> AddressAnswer {
        let candidates = found.entries.map { entry in
            AddressCandidate(
                commune: compiled.gazetteer.communes[entry.commune].code, reason: entry.reason)
        }
        if candidates.isEmpty { return .none }
        if candidates.count == 1, !found.isDoubtful { return .exact(candidates[0]) }
        let ranked = candidates.sorted {
            ($0.reason.rank, $0.commune) < ($1.reason.rank, $1.commune)
        }
        let isDivided = ranked.allSatisfy { $0.reason == .formerDivided }
        return .ambiguous(isDivided ? ranked : Array(ranked.prefix(Self.candidateLimit)))
    }

    /// Five digits with nothing around them.
    private static func code(in text: String) -> CommuneCode? {
        guard text.utf8.count <= 16 else { return nil }
        let digits = text.drop { $0 == " " }
        return CommuneCode(digits.prefix { $0 != " " })
            .flatMap { digits.dropFirst(5).allSatisfy { $0 == " " } ? $0 : nil }
    }
}
