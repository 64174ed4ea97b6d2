/// Who changes what among the members of a producer: there is always an owner left.
package enum Membership {
    /// So many people hold keys of one producer at once.
    package static let most = 50
    /// So many invitations of one producer are open at once.
    package static let mostInvitations = 20

    /// Throws when after the change nobody would be an owner; `role` is `nil` for a removal.
    package static func demandOwner(
        among members: [String: MemberRole], after key: String, becomes role: MemberRole?
    ) throws(MemberError) {
        guard members[key] != nil else { throw .notFound(key) }
        var left = members
        left[key] = role
        if !left.values.contains(.owner) { throw .lastOwner }
    }
}

/// Why the members of a producer are not changed as asked.
package enum MemberError: Error, Hashable, Sendable {
    case notFound(String)
    case lastOwner
    case tooMany(limit: Int)
    /// Somebody owns the producer already; it is claimed once.
    case alreadyClaimed(ProducerID)
    /// No such code, or not all of it right; which of both nobody is told.
    case wrongCode
    case codeOver(CodeTicket.State)
    case mandateNotFound(MandateID)
}
