internal import Foundation

/// Finds which commune each line of a courier's list names; what is not certain stays open.
///
/// A name is looked for inside the one province (or district) that the line names: letter by
/// letter, then with tone marks moved, then without punctuation. The first step that finds
/// anything decides, and where it finds two the line stays unmatched. A commune that two lines
/// claim by the same step goes to neither.
///
/// A line with an official code is matched by that: confirmed where name and area agree, proposed
/// where the name is none that is known, and left open where the name is another commune's, as
/// codes of an older list name other areas.
package struct PlaceMatching: Sendable {
    private let gazetteer: PlaceUnits

    /// Matches to the communes of today, or for `old` to the units that they came from.
    package init(places: Places, system: CodeSystem) {
        gazetteer = PlaceUnits(places, system)
    }

    /// One entry per line, in the order of the lines.
    package func entries(for lines: [CourierPlaceLine]) -> [PlaceCodeEntry] {
        let entries = lines.map(match)
        var claims: [CommuneCode: [Int]] = [:]
        for (index, entry) in entries.enumerated() {
            if let commune = entry.commune { claims[commune, default: []].append(index) }
        }
        var settled = entries
        for (_, rivals) in claims where rivals.count > 1 {
            let ranks = rivals.map { PlaceMatching.rank(entries[$0]) }
            let best = ranks.min()
            let winners = zip(rivals, ranks).filter { $0.1 == best }.map(\.0)
            for index in rivals where winners != [index] {
                settled[index] = .unmatched(entries[index].line)
            }
        }
        return settled
    }

    /// Communes that a person may have to choose from: the same name but for all marks.
    ///
    /// Inside the line's province where it is known, otherwise anywhere; at most twenty.
    package func candidates(for line: CourierPlaceLine) -> [CommuneCode] {
        let wanted = PlaceUnits.folded(TitledName(line.name, .commune))
        let areas = gazetteer.areas(of: line)
        let units = areas.count == 1 ? gazetteer.units(in: areas[0]) : gazetteer.all
        return Array(units.filter { $0.folded == wanted }.map(\.code).prefix(20))
    }

    /// Every code that lines of this system may be matched to, in order.
    package var communes: [CommuneCode] {
        gazetteer.names.keys.sorted()
    }

    /// Whether the code is one that lines of this system may be matched to.
    package func knows(_ code: CommuneCode) -> Bool {
        gazetteer.names[code] != nil
    }

    /// Name and the unit above it, for people; `nil` for a code of no unit.
    package func name(of code: CommuneCode) -> String? {
        gazetteer.names[code]
    }

    private func match(_ line: CourierPlaceLine) -> PlaceCodeEntry {
        let named = matchByName(line)
        guard let code = line.officialCode, let (area, unit) = gazetteer.unit(code) else {
            return named
        }
        let isNamed =
            gazetteer.areas(of: line).contains(area)
            && agrees(unit, TitledName(line.name, .commune))
        if !isNamed, let other = named.commune, other != code { return .unmatched(line) }
        return PlaceCodeEntry(
            line: line, commune: code, method: .officialCode,
            state: isNamed ? .confirmed : .proposed)
    }

    private func agrees(_ unit: PlaceUnits.Unit, _ wanted: TitledName) -> Bool {
        unit.name.agrees(with: wanted)
            && PlaceMatching.steps.contains {
                unit.name.key.text(for: $0) == wanted.key.text(for: $0)
            }
    }

    private func matchByName(_ line: CourierPlaceLine) -> PlaceCodeEntry {
        let areas = gazetteer.areas(of: line)
        guard areas.count == 1 else { return .unmatched(line) }
        let wanted = TitledName(line.name, .commune)
        for method in PlaceMatching.steps {
            let found = gazetteer.units(in: areas[0]).filter { unit in
                unit.name.key.text(for: method) == wanted.key.text(for: method)
                    && unit.name.agrees(with: wanted)
            }
            if found.isEmpty { continue }
            guard found.count == 1 else { return .unmatched(line) }
            return PlaceCodeEntry(
                line: line, commune: found[0].code, method: method,
                state: method == .exact ? .confirmed : .proposed)
        }
        return .unmatched(line)
    }

    private static let steps: [PlaceCodeMethod] = [.exact, .toneMoved, .punctuation]

    /// A code that the name bears out goes before every name, one without before none.
    private static func rank(_ entry: PlaceCodeEntry) -> Int {
        if entry.method == .officialCode, entry.state == .confirmed { return -1 }
        return entry.method.flatMap { steps.firstIndex(of: $0) } ?? steps.count
    }
}
