/// The dated lists of official codes that are known, and what their codes are today.
///
/// Decision 19/2025/QĐ-TTg put the list of 1 July 2025 in place of the one before, which the
/// conversion table ends with; the list of today kept its codes but for the one named here.
package struct PlaceLists: Sendable {
    /// The list before the reform, named by its last day.
    package static let beforeReform = "2025-06-30"
    private static let afterReform = "2025-07-01"
    private static let reformDay = Day(year: 2025, month: 7, day: 1)
    /// Communes were joined until early in 2025, and what their codes meant before is in no table
    /// of ours: an older day is refused rather than guessed. The day is our choice.
    package static let since = Day(year: 2025, month: 3, day: 1)
    /// Ba Chẽ had one code in the conversion sheet and has another in the list of 2026.
    private static let corrections = [("06970", "06978")]

    private let history: CodeHistory?
    private let places: Places

    /// The lists that lead to these places; without places nothing is known.
    package init(places: Places) {
        self.places = places
        let today = places.codeList
        let laterDay = Day(today).flatMap { $0 > Self.reformDay ? $0 : nil }
        let reform = CodeReform(
            places.formerCommunes, from: Self.beforeReform,
            to: laterDay == nil ? today : Self.afterReform, day: Self.reformDay)
        var reforms = [reform]
        if let laterDay {
            reforms.append(
                CodeReform(
                    from: Self.afterReform, to: today, day: laterDay,
                    successors: Self.corrected(places), keepsOthers: true))
        }
        // Two reforms that were just chained by name cannot be broken.
        history = try? CodeHistory(reforms, since: Self.since)
    }

    /// The name of the list that was in force on a day; `nil` before the oldest that is known.
    package func list(on day: Day) -> String? {
        history?.list(on: day)
    }

    /// What a code of the list in force on a day is today; only communes that there are.
    package func resolve(_ code: CommuneCode, on day: Day) -> CodeResolution {
        guard let history, let list = history.list(on: day) else { return .unknownList }
        switch history.resolve(code, of: list) {
        case .one(let commune):
            return places[commune] == nil ? .unknownCode : .one(commune)
        case .divided(let communes):
            let present = communes.filter { places[$0] != nil }
            if present.count == 1 { return .one(present[0]) }
            return present.isEmpty ? .unknownCode : .divided(present)
        case .unknownCode: return .unknownCode
        case .unknownList: return .unknownList
        }
    }

    private static func corrected(_ places: Places) -> [CommuneCode: [CommuneCode]] {
        var successors: [CommuneCode: [CommuneCode]] = [:]
        for (old, new) in corrections {
            guard let old = CommuneCode(old), let new = CommuneCode(new), places[old] == nil,
                places[new] != nil
            else { continue }
            successors[old] = [new]
        }
        return successors
    }
}
