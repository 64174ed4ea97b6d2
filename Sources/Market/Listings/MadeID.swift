/// Ids that clients make by themselves, so that a registration sent again is the same one.
package enum MadeID {
    /// Characters behind the prefix.
    package static let length = 26

    /// Whether it is 26 characters of Crockford's base 32 in lower case: no i, l, o and u.
    package static func isTail(_ text: some StringProtocol) -> Bool {
        text.utf8.count == length && text.utf8.allSatisfy(alphabet.contains)
    }

    /// What is told of an id that is not one, for the field `id`.
    package static func problem(prefix: String) -> FieldProblem {
        FieldProblem(
            "id", .malformed,
            vi: "Phải là \(prefix) và \(length) ký tự trong 0–9, a–z trừ i, l, o, u.",
            en: "Must be \(prefix) and \(length) characters of 0–9, a–z without i, l, o, u.")
    }

    private static let alphabet = Set("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}
