internal import Reach

/// Communes written with the codes of a dated list, as a courier's older sheet has them.
package struct EarlierCodes: Sendable {
    private let lists: PlaceLists
    /// A day on which the list was in force.
    private let day: Day

    init(_ lists: PlaceLists, on day: Day) {
        self.lists = lists
        self.day = day
    }

    /// The cells under today's codes; a code that is not one commune today is a problem.
    func today(
        _ cells: [String: String], of table: CoverageTable
    ) throws(CoverageProblems) -> [String: String] {
        try lists.translated(cells, of: table, from: day)
    }

    /// What one code is today.
    func today(_ code: CommuneCode) -> CodeResolution {
        lists.resolve(code, on: day)
    }
}

extension Atlas.Sheet {
    /// How codes of the list in force on a day are read; without a day they are today's.
    func codes(listedOn day: Day?) throws(CoverageFailure) -> EarlierCodes? {
        guard let day else { return nil }
        let lists = shelf.lists(to: places)
        guard let list = lists.list(on: day) else { throw .unknownList(day) }
        return list == places.codeList ? nil : EarlierCodes(lists, on: day)
    }
}
