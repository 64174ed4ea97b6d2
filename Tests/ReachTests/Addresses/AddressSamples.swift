internal import Reach
internal import TestSupport

/// The real places and the book over them, compiled once for all suites.
enum AddressSamples {
    static let places = CataloguePlaces.all
    static let book = AddressBook(places: places)

    /// The code of the only commune that a text means, or what kind of answer it got instead.
    static func exact(_ text: String) -> String {
        let answer = book.resolve(text)
        guard case .exact(let candidate) = answer else { return answer.result }
        return candidate.commune.digits
    }

    /// Why the first candidate of an answer is one.
    static func reason(_ text: String) -> AddressReason? {
        book.resolve(text).candidates.first?.reason
    }

    /// The codes of an ambiguous answer, or what kind of answer it got instead.
    static func ambiguous(_ text: String) -> [String] {
        let answer = book.resolve(text)
        guard case .ambiguous(let candidates) = answer else { return [answer.result] }
        return candidates.map(\.commune.digits).sorted()
    }
}
