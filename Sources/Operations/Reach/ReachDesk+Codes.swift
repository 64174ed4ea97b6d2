package import Reach

extension ReachDesk {
    /// A code of a dated list, and the communes of today that its area lies in.
    package struct ListedCode: Hashable, Sendable {
        package let code: CommuneCode
        /// The list that was in force on the asked day, by its own day.
        package let list: String
        /// One where the code is certain, several where its area was divided, none otherwise.
        package let communes: [Commune]
    }

    /// What a code of the list that was in force on a day is today.
    ///
    /// The same digits mean another area in another list, so the day is part of the question.
    package func listed(_ code: CommuneCode, on day: Day) throws(Failure) -> ListedCode {
        let sheet = house.atlas.sheet
        let lists = sheet.shelf.lists(to: sheet.places)
        guard let list = lists.list(on: day) else { throw .unknownList(day) }
        let codes: [CommuneCode] =
            switch lists.resolve(code, on: day) {
            case .one(let commune): [commune]
            case .divided(let communes): communes
            case .unknownCode, .unknownList: []
            }
        return ListedCode(code: code, list: list, communes: codes.compactMap { sheet.places[$0] })
    }
}
