/// What somebody is in a producer: several people may hold keys of their own.
package enum MemberRole: String, Sendable, CaseIterable {
    /// Decides who else acts for the producer, and where its money goes.
    case owner
    /// Writes in the producer's name, but for its money.
    case editor
    /// Sees what the producer sees and changes nothing.
    case viewer

    /// Whether such a member may write in that part of the producer's affairs.
    package func mayWrite(_ part: MandateScope) -> Bool {
        switch self {
        case .owner: true
        case .editor: part != .money
        case .viewer: false
        }
    }
}
