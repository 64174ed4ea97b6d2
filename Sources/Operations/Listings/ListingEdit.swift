internal import Market
internal import Storage

/// An edit of a listing on its way in: where it began, what stands, and what it makes of it.
///
/// Edits are made on what their producer sees: the published fields with the waiting ones.
struct ListingEdit {
    let listing: Listing
    let waiting: ChangeRequest?
    /// The fields that buyers see.
    let published: [String: JSONValue]
    /// The same with what waits.
    let standing: [String: JSONValue]
    /// What the producer saw when the edit began.
    let start: [String: JSONValue]

    /// Loads what the edit meets; `base` is the version that it began from, `nil` the present one.
    ///
    /// Throws `PreconditionError.stale` for a version that there never was or that is not kept.
    init(_ listing: Listing, base: Int?, in session: StoreSession) throws {
        self.listing = listing
        waiting = try session.waitingRequest(of: listing.id)
        published = listing.offer.fields
        standing = waiting?.applied(to: published) ?? published
        guard let base, base != listing.version else {
            start = standing
            return
        }
        guard base < listing.version, let kept = try session.version(base, of: listing.id) else {
            throw PreconditionError.stale(current: listing.version)
        }
        start = kept.wanted
    }

    /// The offer in which the edit began.
    var startingOffer: Offer {
        Offer(fields: start)
    }

    /// What stands with what `offer` changes of its start, checked as a whole.
    ///
    /// Throws `EditConflict` where somebody changed the same field otherwise since.
    func wanted(_ offer: Offer) throws -> [String: JSONValue] {
        let open = Offer(fields: standing).unsaid
        let yours = try offer.checked(leaving: open).fields
        let merge = FieldMerge(base: start, yours: yours, theirs: standing)
        if !merge.conflicts.isEmpty {
            throw EditConflict(current: listing.version, conflicts: merge.conflicts)
        }
        return try Offer(fields: merge.merged).checked(leaving: open).fields
    }

    /// The published fields with only those changes, or `nil` where these do not stand alone.
    func published(with changed: Set<String>, of wanted: [String: JSONValue]) -> Offer? {
        var fields = published
        for name in changed { fields[name] = wanted[name] }
        return try? Offer(fields: fields).checked(leaving: Offer(fields: published).unsaid)
    }
}
