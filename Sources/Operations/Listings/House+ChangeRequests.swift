internal import Market
internal import Storage

extension House {
    /// Ends what waits for a listing that is withdrawn; what it asked for stays readable.
    func endRequest(
        of listing: Listing, _ why: MoveWords, by caller: Caller, at now: Int64,
        in session: StoreSession
    ) throws {
        guard var request = try session.waitingRequest(of: listing.id) else { return }
        request.state = .withdrawn
        request.changedAt = now
        request.decision = ChangeDecision(
            by: caller.keyID, at: now, reason: why.reason, note: why.note)
        try session.update(request)
    }

    /// A listing that goes back to its producer is a draft again: what waited becomes part of it.
    func foldRequest(
        into listing: inout Listing, by caller: Caller, at now: Int64, in session: StoreSession
    ) throws {
        guard var request = try session.waitingRequest(of: listing.id) else { return }
        listing.offer = try Offer(fields: request.applied(to: listing.offer.fields)).checked()
        request.state = .withdrawn
        request.changedAt = now
        request.decision = ChangeDecision(
            by: caller.keyID, at: now, reason: .corrected, note: "", version: listing.version)
        try session.update(request)
    }
}
