/// The days on which a row is in force: `[from, to)`, an absent end is open.
package struct Validity: Hashable, Sendable {
    package let from: Day?
    package let to: Day?

    package static let always = Validity(from: nil, to: nil)

    package init(from: Day?, to: Day?) {
        self.from = from
        self.to = to
    }

    /// Whether the first day is before the end; a row that is never in force is a mistake.
    package var isForward: Bool {
        guard let from, let to else { return true }
        return from < to
    }

    package func contains(_ day: Day) -> Bool {
        if let from, day < from { return false }
        if let to, day >= to { return false }
        return true
    }

    /// Whether there is a day on which both are in force.
    package func overlaps(_ other: Validity) -> Bool {
        Validity.begins(from, before: other.to) && Validity.begins(other.from, before: to)
    }

    /// An open start or an open end is before everything.
    private static func begins(_ start: Day?, before end: Day?) -> Bool {
        guard let start, let end else { return true }
        return start < end
    }
}
