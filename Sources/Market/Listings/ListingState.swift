/// Where a listing stands between a first note and its end.
package enum ListingState: String, Sendable, CaseIterable {
    case draft
    case submitted
    case needsWork = "needs_work"
    case approved
    case paused
    case withdrawn
}

/// What somebody does to a listing's state, and what that state then is.
package enum ListingMove: String, Sendable, CaseIterable {
    case submit
    case askForWork = "ask_for_work"
    case approve
    case pause
    case resume
    case withdraw
    /// An edit of what the officer approved (`Offer.needsReview`).
    case reopen

    /// The state after the move, or `nil` where it is not allowed.
    package func applied(to state: ListingState) -> ListingState? {
        switch (self, state) {
        case (.submit, .draft), (.submit, .needsWork): .submitted
        case (.askForWork, .submitted): .needsWork
        case (.approve, .submitted): .approved
        case (.pause, .approved): .paused
        case (.resume, .paused): .approved
        case (.withdraw, .withdrawn): nil
        case (.withdraw, _): .withdrawn
        case (.reopen, .approved), (.reopen, .paused): .submitted
        default: nil
        }
    }
}

/// Why a listing may not be changed as asked.
package enum ListingError: Error, Hashable, Sendable {
    case notFound(ListingID)
    case moveNotAllowed(ListingMove, from: ListingState)
    case withdrawn(ListingID)
}
