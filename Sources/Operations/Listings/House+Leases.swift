internal import Market
internal import Reach
internal import Storage

extension House {
    /// Stock and price of a published listing count as confirmed from today on.
    func renewLease(of listing: inout Listing, _ rules: ReviewRules, at now: Int64) {
        guard listing.state.isPublished else { return }
        listing.freshUntil = rules.lease.until(confirmedOn: Day(utcMilliseconds: now))
    }

    /// Confirms stock and price of one listing; partners hear only of one that had paused itself.
    func confirmFresh(
        _ listing: Listing, _ rules: ReviewRules, by caller: Caller, at now: Int64,
        in session: StoreSession
    ) throws -> Listing {
        guard listing.state.isPublished else {
            throw ListingError.notPublished(listing.state)
        }
        var confirmed = listing
        renewLease(of: &confirmed, rules, at: now)
        if let until = confirmed.freshUntil { try session.setLease(of: listing.id, until: until) }
        if listing.isStale(on: Day(utcMilliseconds: now)) {
            try session.bumpFeedVersion(of: listing.id)
            try session.queuePush(of: listing.id)
            confirmed.feedVersion += 1
        }
        try note("listing_confirmed", on: listing.id.text, by: caller, at: now, in: session)
        return confirmed
    }
}
