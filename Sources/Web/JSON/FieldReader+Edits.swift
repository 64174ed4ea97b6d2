internal import Market

/// Fields of an edit: one that was not sent keeps its value, `null` clears what may be absent.
extension FieldReader {
    mutating func text(_ name: String, or current: String) -> String {
        has(name) ? text(name) : current
    }

    mutating func textIfAny(_ name: String, or current: String?) -> String? {
        has(name) ? textIfAny(name) : current
    }

    mutating func integer(_ name: String, or current: Int) -> Int {
        has(name) ? integer(name) : current
    }

    mutating func integerIfAny(_ name: String, or current: Int?) -> Int? {
        has(name) ? integerIfAny(name) : current
    }

    mutating func choice<Word: RawRepresentable & CaseIterable>(
        _ name: String, or current: Word
    ) -> Word where Word.RawValue == String {
        has(name) ? choice(name, of: Word.self) ?? current : current
    }

    /// Notes which of the fields were not sent, for a first registration.
    mutating func demand(all names: [String]) {
        for name in names where !has(name) { refuse(.missing(place(of: name))) }
    }
}
