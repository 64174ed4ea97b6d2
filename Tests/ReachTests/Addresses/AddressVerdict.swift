internal import Reach

/// Whether an answer may stand, given the communes that the address truly means.
enum AddressVerdict {
    /// The right commune, or ambiguous with exactly the right ones; `nil` when all is well.
    static func failure(_ text: String, _ truth: Set<CommuneCode>) -> String? {
        let answer = AddressSamples.book.resolve(text)
        let found = Set(answer.candidates.map(\.commune))
        let result = truth.count == 1 ? "exact" : "ambiguous"
        guard answer.result == result, found == truth else {
            return describe(text, answer, truth)
        }
        return nil
    }

    /// A single commune is never claimed unless it is the right one; `nil` when all is well.
    static func falseClaim(_ text: String, _ truth: Set<CommuneCode>) -> String? {
        let answer = AddressSamples.book.resolve(text)
        guard case .exact(let candidate) = answer, truth != [candidate.commune] else { return nil }
        return describe(text, answer, truth)
    }

    /// Like `falseClaim`, and the right communes are at least among the candidates.
    static func loss(_ text: String, _ truth: Set<CommuneCode>) -> String? {
        let answer = AddressSamples.book.resolve(text)
        let found = Set(answer.candidates.map(\.commune))
        if case .exact = answer, found != truth { return describe(text, answer, truth) }
        return found.isSuperset(of: truth) ? nil : describe(text, answer, truth)
    }

    private static func describe(
        _ text: String, _ answer: AddressAnswer, _ truth: Set<CommuneCode>
    ) -> String {
        let found = answer.candidates.prefix(5).map { "\($0.commune.digits) \($0.reason.code)" }
        return "\(text): \(answer.result) \(found), not \(truth.map(\.digits).sorted())"
    }
}
