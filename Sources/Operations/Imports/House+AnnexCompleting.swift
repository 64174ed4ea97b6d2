internal import Market
internal import Reach
internal import Storage

extension House {
    /// Gives the certificate of an entry to a listing of its producer: one that waits, or one of
    /// which there is a draft that nobody has gone on with, which is withdrawn then.
    func complete(
        _ id: AnnexEntryID, of producer: ProducerID, with listing: ListingID, by caller: Caller,
        at now: Int64, in session: StoreSession
    ) throws -> AnnexEntry {
        guard var entry = try session.annexEntry(id),
            try session.producer(entry.producer)?.livesOn(as: producer) == true
        else { throw AnnexError.notFound(id) }
        if entry.listing == listing { return entry }
        let draft = try entry.listing.map { try untouchedDraft($0, in: session) }
        guard let target = try session.listing(listing) else {
            throw ListingError.notFound(listing)
        }
        guard target.producer == producer else { throw AnnexError.otherProducer }
        if target.state == .withdrawn { throw ListingError.withdrawn(listing) }
        try give(entry, from: draft, to: target, in: session)
        try session.complete(id, with: listing, at: now)
        if let draft { try leave(draft, by: caller, at: now, in: session) }
        try session.bumpFeedVersion(of: listing)
        try session.queuePush(of: listing)
        try note(
            "annex_entry_completed", on: id.text, by: caller, listing.text, at: now, in: session)
        entry.listing = listing
        entry.completedAt = now
        return entry
    }

    private func untouchedDraft(
        _ id: ListingID, in session: StoreSession
    ) throws -> Listing {
        guard let draft = try session.listing(id),
            draft.state == .withdrawn || draft.state == .draft && !draft.offer.unsaid.isEmpty
        else { throw AnnexError.alreadyTaken(by: id) }
        return draft
    }

    /// One decision on one product is one certificate: that of the draft moves, unless the
    /// producer has claimed the same by itself.
    private func give(
        _ entry: AnnexEntry, from draft: Listing?, to target: Listing, in session: StoreSession
    ) throws {
        let state: CertificateState =
            entry.isNamed(like: target.offer.name) ? .confirmed : .claimed
        let held = try draft.flatMap { draft in
            try session.certificates(of: draft.id).first {
                $0.claim.decisionNumber == entry.claim.decisionNumber
            }
        }
        guard var held else {
            let made = Certificate(
                id: CertificateID(clockwork.ids.make("ct")), listing: target.id,
                claim: entry.claim, state: state)
            // The producer may have claimed the same decision by itself; that goes its own way.
            _ = try session.insert(made.dated(by: try session.certificatePolicy()))
            return
        }
        guard try session.move(held.id, to: target.id), held.state == .confirmed else { return }
        held.state = state
        try session.update(held)
    }

    /// Withdraws a draft whose place another listing has taken, unless other decisions hold it.
    private func leave(
        _ draft: Listing, by caller: Caller, at now: Int64, in session: StoreSession
    ) throws {
        guard draft.state == .draft, try session.annexEntries(takenBy: draft.id).isEmpty else {
            return
        }
        var left = try listingToChange(draft.id, in: session)
        try left.move(.withdraw)
        left.version += 1
        try saved(
            left, act: "listing_withdraw", reason: .registeredTwice, by: caller, at: now,
            in: session)
    }
}

extension Producer {
    /// Whether it is that producer, or was merged into it.
    fileprivate func livesOn(as producer: ProducerID) -> Bool {
        (mergedInto ?? id) == producer
    }
}
