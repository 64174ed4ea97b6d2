package import Reach

/// A suspension that a person or a courier opened, apart from any imported file.
package struct OpenedSuspension: Hashable, Sendable {
    /// What is suspended and until when, in the words of the coverage tables.
    package var suspension: Suspension
    package let openedBy: String
    package let openedAt: Int64
    package var liftedBy: String?
    package var liftedAt: Int64?
    /// Counts the edits, for `If-Match`.
    package var version: Int

    package init(
        suspension: Suspension, openedBy: String, openedAt: Int64, liftedBy: String? = nil,
        liftedAt: Int64? = nil, version: Int = 1
    ) {
        self.suspension = suspension
        self.openedBy = openedBy
        self.openedAt = openedAt
        self.liftedBy = liftedBy
        self.liftedAt = liftedAt
        self.version = version
    }

    /// What reach hears of it; nothing once it was lifted before its first day.
    package var row: Suspension? {
        suspension.validity.isForward ? suspension : nil
    }

    /// Where it stands on a day; no job moves it, it lifts itself at its end.
    package func state(on day: Day) -> SuspensionState {
        if liftedAt != nil { return .lifted }
        if let from = suspension.validity.from, day < from { return .planned }
        if let to = suspension.validity.to, day >= to { return .ended }
        return .inForce
    }
}

/// Where an opened suspension stands on a day.
package enum SuspensionState: String, Sendable, CaseIterable {
    case planned
    case inForce = "in_force"
    /// Its end has come.
    case ended
    /// A person ended it.
    case lifted
}
