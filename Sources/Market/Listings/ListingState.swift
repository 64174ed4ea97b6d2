/// Where a listing stands between a first note and its end.
package enum ListingState: String, Sendable, CaseIterable {
    case draft
    case submitted
    case needsWork = "needs_work"
    case approved
    case paused
    case withdrawn
}

extension ListingState {
    /// Whether an officer has approved it, so that an edit of it is a change request.
    package var isPublished: Bool {
        self == .approved || self == .paused
    }
}

/// What somebody does to a listing's state, and what that state then is.
package enum ListingMove: String, Sendable, CaseIterable {
    case submit
    case askForWork = "ask_for_work"
    case approve
    case pause
    case resume
    case withdraw

    /// The state after the move, or `nil` where it is not allowed.
    package func applied(to state: ListingState) -> ListingState? {
        switch (self, state) {
        case (.submit, .draft), (.submit, .needsWork): .submitted
        // Also of what is published: an officer who looks at a sample must be able to act on it.
        case (.askForWork, .submitted), (.askForWork, .approved), (.askForWork, .paused):
            .needsWork
        case (.approve, .submitted): .approved
        case (.pause, .approved): .paused
        case (.resume, .paused): .approved
        case (.withdraw, .withdrawn): nil
        case (.withdraw, _): .withdrawn
        default: nil
        }
    }
}

/// Why a listing may not be changed as asked.
package enum ListingError: Error, Hashable, Sendable {
    case notFound(ListingID)
    case moveNotAllowed(ListingMove, from: ListingState)
    case withdrawn(ListingID)
    /// The id that a client made is that of another listing, or of other content.
    case alreadyRegistered(ListingID)
    /// Only what an officer has approved can be confirmed as fresh.
    case notPublished(ListingState)
    case versionNotKept(ListingID, version: Int)
    case requestNotFound(ChangeRequestID)
    /// The change request was decided or taken back before.
    case requestOver(ChangeRequestID, ChangeRequestState)
}
