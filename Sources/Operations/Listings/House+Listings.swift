package import Market
internal import Reach
package import Storage

/// What desks and imports do to listings inside a transaction that goes on; whether the caller
/// may is for them to ask.
extension House {
    /// Registers a listing as a draft.
    ///
    /// An id that the client made may be sent again with the same content and answers the listing
    /// that there is. Throws `FieldProblems`, `ListingError` and `ProducerDesk.Failure`.
    package func register(
        _ draft: ListingDraft, id wanted: ListingID? = nil, externalKey: String? = nil,
        by caller: Caller, at now: Int64, in session: StoreSession
    ) throws -> Listing {
        var clean = try draft.checked(today: Day(utcMilliseconds: now))
        clean.id = wanted ?? draft.id
        if let id = clean.id, let known = try session.listing(id) {
            guard try session.draftHash(of: id) == clean.digest else {
                throw ListingError.alreadyRegistered(id)
            }
            return known
        }
        let producer = try survivor(of: clean.producer, in: session)
        try Self.demandMayOffer(clean.offer.set, by: producer)
        let listing = Listing(
            id: clean.id ?? ListingID(clockwork.ids.make("ls")),
            producer: producer.id, offer: clean.offer, stock: clean.stock,
            updatedAt: now)
        try session.insert(
            listing, externalKey: externalKey, draftHash: clean.id.map { _ in clean.digest })
        if let claim = clean.certificate {
            let certificate = Certificate(
                id: CertificateID(clockwork.ids.make("ct")), listing: listing.id, claim: claim)
            _ = try session.insert(certificate.dated(by: try session.certificatePolicy()))
        }
        let act = "listing_registered"
        try session.keep(ListingVersion(of: listing, act: act, keyID: caller.keyID, at: now))
        try note(act, on: listing.id.text, by: caller, at: now, in: session)
        return listing
    }

    /// The listing, with its present version kept, so that it stays readable after a change.
    func listingToChange(_ id: ListingID, in session: StoreSession) throws -> Listing {
        guard let listing = try session.listing(id) else { throw ListingError.notFound(id) }
        // What an earlier program wrote, or a catalog brought, is kept when it first changes.
        try session.keep(
            ListingVersion(of: listing, act: "listing_kept", keyID: "", at: listing.updatedAt))
        return listing
    }

    /// Saves a changed listing, keeps its version, notes who did it and why, and queues the push.
    ///
    /// `isNews` is off for what partners and buyers see nothing of. Answers the listing as saved.
    @discardableResult
    package func saved(
        _ changed: Listing, act: String, note: String = "", reason: MoveReason? = nil,
        isNews: Bool = true, by caller: Caller, at now: Int64, in session: StoreSession
    ) throws -> Listing {
        var listing = changed
        listing.updatedAt = now
        if isNews { listing.feedVersion += 1 }
        try session.update(listing)
        try session.keep(
            ListingVersion(
                of: listing, waiting: try session.waitingRequest(of: listing.id), act: act,
                keyID: caller.keyID, at: now))
        if isNews { try session.queuePush(of: listing.id) }
        try self.note(
            act, on: listing.id.text, by: caller, note, reason: reason?.rawValue, at: now,
            in: session)
        return listing
    }

    /// The same, answering what its own people see of it today.
    func save(
        _ changed: Listing, act: String, note: String = "", reason: MoveReason? = nil,
        by caller: Caller, at now: Int64, in session: StoreSession
    ) throws -> ListingView {
        let listing = try saved(
            changed, act: act, note: note, reason: reason, by: caller, at: now, in: session)
        return try ownView(of: listing, in: session)
    }

    /// Puts an edit that passed by rule before an officer, if it is one of the share that is.
    package func sampleLater(
        _ listing: Listing, _ what: [String], by caller: Caller, at now: Int64,
        in session: StoreSession
    ) throws {
        let sample = ReviewSample(
            id: clockwork.ids.make("rs"), listing: listing.id, what: what, keyID: caller.keyID,
            at: now)
        // By the listing and what is said of it, so that nobody draws lots until none falls.
        let lot = "\(listing.id.text) \(listing.version) \(what.joined(separator: " "))"
        if try session.reviewRules().samples(lot) { try session.add(sample) }
    }
}
