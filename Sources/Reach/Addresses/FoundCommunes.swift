/// Communes that words of an address may mean, each with why.
struct FoundCommunes: Sendable {
    /// By index in the gazetteer, each commune once.
    private(set) var entries: [(commune: Int, reason: AddressReason)] = []
    /// Whether the title in the address agrees with the type of what was found.
    var isTyped = false
    /// Whether something in the address speaks against taking a single commune as certain.
    var isDoubtful = false

    var isEmpty: Bool { entries.isEmpty }

    var isSingle: Bool { entries.count == 1 }

    /// Adds a commune; of two reasons the stronger one stays.
    mutating func add(_ commune: Int, _ reason: AddressReason) {
        guard let known = entries.firstIndex(where: { $0.commune == commune }) else {
            entries.append((commune, reason))
            return
        }
        if reason.rank < entries[known].reason.rank { entries[known].reason = reason }
    }

    mutating func merge(_ other: FoundCommunes) {
        for entry in other.entries { add(entry.commune, entry.reason) }
        isTyped = isTyped || other.isTyped
    }

    /// What several readings of equal worth give together: certain if one of them is.
    static func union(_ all: [FoundCommunes]) -> FoundCommunes {
        var result = FoundCommunes()
        for found in all { result.merge(found) }
        result.isDoubtful = all.allSatisfy(\.isDoubtful)
        return result
    }

    /// The same communes for a weaker reason; that a unit was divided stays worth saying.
    func weakened(to reason: AddressReason) -> FoundCommunes {
        var result = self
        for index in entries.indices {
            let known = entries[index].reason
            if known != .formerDivided, known.rank < reason.rank {
                result.entries[index].reason = reason
            }
        }
        return result
    }

    func isSubset(of other: FoundCommunes) -> Bool {
        entries.allSatisfy { entry in other.entries.contains { $0.commune == entry.commune } }
    }
}
