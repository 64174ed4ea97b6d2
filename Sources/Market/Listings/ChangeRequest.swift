/// An edit of a published listing that waits for an officer; until then the old version is live.
///
/// A listing has at most one that waits: a newer edit joins it, field by field, and a field that
/// is set back to what is published leaves it.
package struct ChangeRequest: Hashable, Sendable {
    /// One field as it was published when the edit was made, and as it is to be.
    package struct Change: Hashable, Sendable {
        package let from: JSONValue?
        package let to: JSONValue?

        package init(from: JSONValue?, to: JSONValue?) {
            self.from = from
            self.to = to
        }
    }

    package let id: ChangeRequestID
    package let listing: ListingID
    /// Counts what the producer changed of it, from 1; an officer may name what was read.
    package var revision: Int
    /// By the names of `Offer.fields`.
    package var changes: [String: Change]
    package var state: ChangeRequestState
    /// The key that asked for it.
    package let askedBy: String
    package let askedAt: Int64
    package var changedAt: Int64
    package var decision: ChangeDecision?

    package init(
        id: ChangeRequestID, listing: ListingID, revision: Int = 1, changes: [String: Change],
        state: ChangeRequestState = .waiting, askedBy: String, askedAt: Int64,
        changedAt: Int64, decision: ChangeDecision? = nil
    ) {
        self.id = id
        self.listing = listing
        self.revision = revision
        self.changes = changes
        self.state = state
        self.askedBy = askedBy
        self.askedAt = askedAt
        self.changedAt = changedAt
        self.decision = decision
    }

    /// The published fields with the waiting ones in their place.
    package func applied(to fields: [String: JSONValue]) -> [String: JSONValue] {
        var fields = fields
        for (name, change) in changes { fields[name] = change.to }
        return fields
    }

    /// What differs between the published fields and the wanted ones.
    package static func changes(
        from published: [String: JSONValue], to wanted: [String: JSONValue]
    ) -> [String: Change] {
        var changes: [String: Change] = [:]
        for name in FieldMerge.differences(published, wanted) {
            changes[name] = Change(from: published[name], to: wanted[name])
        }
        return changes
    }
}

/// A change request's id: `cr_` and a time-ordered part.
package struct ChangeRequestID: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }
}

/// Where a change request stands; only the first can still become another.
package enum ChangeRequestState: String, Sendable, CaseIterable {
    case waiting
    case approved
    case rejected
    /// Taken back by its producer, or made void by its listing's end.
    case withdrawn
}

/// How a change request ended: by whom, when and why.
package struct ChangeDecision: Hashable, Sendable {
    package let by: String
    package let at: Int64
    package let reason: MoveReason
    package let note: String
    /// The listing's version that the approval made.
    package let version: Int?

    package init(by: String, at: Int64, reason: MoveReason, note: String, version: Int? = nil) {
        self.by = by
        self.at = at
        self.reason = reason
        self.note = note
        self.version = version
    }
}
