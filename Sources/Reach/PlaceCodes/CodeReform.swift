/// One change of the official codes: what the codes of one dated list became in the next.
package struct CodeReform: Hashable, Sendable {
    /// The lists by name, which is the day they were made, for example `2025-06-30`.
    package let from: String
    package let to: String
    /// The first day on which the new list holds.
    package let day: Day
    /// Several successors where a unit was divided; one where it was merged, renamed or left.
    package let successors: [CommuneCode: [CommuneCode]]
    /// Whether codes that are not named stayed as they were; a reform of the whole country names
    /// every one.
    package let keepsOthers: Bool

    package init(
        from: String, to: String, day: Day, successors: [CommuneCode: [CommuneCode]],
        keepsOthers: Bool
    ) {
        self.from = from
        self.to = to
        self.day = day
        self.successors = successors
        self.keepsOthers = keepsOthers
    }

    /// The reform that a conversion table tells; land that had no code is left out.
    package init(
        _ formerCommunes: [FormerCommune], from: String, to: String, day: Day
    ) {
        var successors: [CommuneCode: [CommuneCode]] = [:]
        for former in formerCommunes {
            guard let code = former.code else { continue }
            if !successors[code, default: []].contains(former.successor) {
                successors[code, default: []].append(former.successor)
            }
        }
        self.init(from: from, to: to, day: day, successors: successors, keepsOthers: false)
    }

    /// What a code of the old list is in the new one; empty where the list had no such code.
    package func successors(of code: CommuneCode) -> [CommuneCode] {
        successors[code] ?? (keepsOthers ? [code] : [])
    }
}

/// All reforms in their order: what a code of any list is today.
///
/// The same digits mean different areas in different lists (21115 was the town Trà Xuân and is the
/// commune Trà Bồng), so a code is never asked about without the list that it is from.
package struct CodeHistory: Hashable, Sendable {
    /// The oldest first; each begins with the list that the one before ended with.
    package let reforms: [CodeReform]
    /// The first day of which it is known that the oldest list held; `nil` asks nobody.
    package let since: Day?

    package init(_ reforms: [CodeReform], since: Day? = nil) throws(CodeHistoryError) {
        let sorted = reforms.sorted { $0.day < $1.day }
        for (earlier, later) in zip(sorted, sorted.dropFirst()) where earlier.to != later.from {
            throw .brokenChain(earlier.to, later.from)
        }
        self.reforms = sorted
        self.since = since
    }

    /// The list in force, or `nil` where no reform is known.
    package var current: String? {
        reforms.last?.to
    }

    /// The list that was in force on a day, or `nil` for a day of which no list is known.
    package func list(on day: Day) -> String? {
        if let since, day < since { return nil }
        return reforms.last { $0.day <= day }?.to ?? reforms.first?.from
    }

    /// Follows a code of a list through every reform since.
    package func resolve(_ code: CommuneCode, of list: String) -> CodeResolution {
        if list == current { return .one(code) }
        guard let first = reforms.firstIndex(where: { $0.from == list }) else {
            return .unknownList
        }
        var codes = [code]
        for reform in reforms[first...] {
            var next: [CommuneCode] = []
            for code in codes {
                let successors = reform.successors(of: code)
                next += successors.filter { !next.contains($0) }
            }
            codes = next
        }
        switch codes.count {
        case 0: return .unknownCode
        case 1: return .one(codes[0])
        default: return .divided(codes.sorted())
        }
    }
}

/// What a code of an earlier list is today.
package enum CodeResolution: Hashable, Sendable {
    case one(CommuneCode)
    /// Its area lies in several communes now; none of them is the better guess.
    case divided([CommuneCode])
    /// The list had no such code, or nothing of it is left.
    case unknownCode
    case unknownList
}

/// Why reforms do not follow upon each other.
package enum CodeHistoryError: Error, Hashable, Sendable {
    /// One ends with a list and the next begins with another.
    case brokenChain(String, String)
}
