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
        if let code = Self.code(in: text) {
            // A bare number in free text may as well be a postcode.
            return answer(found(code: code, isField: false))
        }
        return answer(found(in: [(text, .any)]))
    }

    /// What the fields of a form mean; an empty field is taken as absent, a code of two digits
    /// is its province.
    package func resolve(province: String?, district: String?, commune: String) -> AddressAnswer {
        let code = province.flatMap { ProvinceCode($0) }
        let province = code.flatMap { compiled.provinceNames[$0] } ?? province
        if let code = Self.code(in: commune) {
            var found = found(code: code, isField: true)
            found.isDoubtful = contradicts(found, province ?? "")
            return answer(found)
        }
        let fields = [
            (commune, AddressField.commune), (district ?? "", .district),
            (province ?? "", .province),
        ]
        return answer(found(in: fields))
    }

    /// Whether a province is named, and holds none of what was found by code.
    private func contradicts(_ found: FoundCommunes, _ province: String) -> Bool {
        guard let text = scanned([(province, .province)], .careful) else { return true }
        let pieces = AddressReader(compiled: compiled, text: text).pieces()
        let senses = pieces.provinces.flatMap(\.names).map {
            compiled.gazetteer.provinceNames[$0.id].sense
        }
        return !senses.isEmpty
            && !senses.contains { sense in
                found.entries.contains { compiled.gazetteer.contains(sense, commune: $0.commune) }
            }
    }

    /// As the words are written; what that leaves open is read again with doubtful keys decoded.
    private func found(in fields: [(String, AddressField)]) -> FoundCommunes {
        guard let text = scanned(fields, .careful) else { return FoundCommunes() }
        let first = AddressReader(compiled: compiled, text: text).found()
        guard first.isEmpty || first.isDoubtful, let bold = scanned(fields, .bold), bold.isBold
        else { return first }
        let second = AddressReader(compiled: compiled, text: bold).found()
        if first.isEmpty || second.isEmpty { return first.isEmpty ? second : first }
        if !second.isDoubtful, second.isSubset(of: first) { return second }
        var both = second
        both.merge(first)
        both.isDoubtful = true
        return both
    }

    private func scanned(
        _ fields: [(String, AddressField)], _ decoding: AddressSpelling.Decoding
    ) -> AddressText? {
        var scanner = AddressScanner(
            scalars: compiled.scalars, spelling: compiled.spelling, decoding: decoding)
        for (source, field) in fields {
            guard scanner.add(source, field: field) else { return nil }
        }
        return scanner.finished()
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
