package import Market
internal import Reach
package import Storage

/// What became of an edit.
package struct EditOutcome: Hashable, Sendable {
    package let listing: Listing
    /// The change request that holds it, where it waits for an officer.
    package let request: ChangeRequest?
    /// The fields that it changed; none where everything stood so already.
    package let changed: Set<String>
}

extension House {
    /// Edits a listing in a transaction that goes on: `offer` is what was made of version `base`.
    ///
    /// Fields that nobody else changed since are taken over; the same field changed otherwise
    /// throws `EditConflict`. What an officer had approved stays live, and the edit waits, unless
    /// the rules let it pass. Throws `FieldProblems`, `ListingError`, `PreconditionError`.
    package func edit(
        _ id: ListingID, to offer: Offer, base: Int? = nil, by caller: Caller, at now: Int64,
        in session: StoreSession
    ) throws -> EditOutcome {
        let listing = try listingToChange(id, in: session)
        if listing.state == .withdrawn { throw ListingError.withdrawn(id) }
        let edit = try ListingEdit(listing, base: base, in: session)
        return try apply(edit, try edit.wanted(offer), by: caller, at: now, in: session)
    }

    func apply(
        _ edit: ListingEdit, _ wanted: [String: JSONValue], by caller: Caller, at now: Int64,
        in session: StoreSession
    ) throws -> EditOutcome {
        let changed = FieldMerge.differences(edit.standing, wanted)
        if changed.isEmpty {
            return EditOutcome(listing: edit.listing, request: edit.waiting, changed: [])
        }
        var listing = edit.listing
        if changed.contains("set") {
            try demandMayOffer(Offer(fields: wanted), of: listing, in: session)
        }
        try demandStaysComplete(listing, wanted)
        listing.version += 1
        let rules = try session.reviewRules()
        guard let offer = edit.published(with: changed, of: wanted),
            !listing.state.isPublished || passes(edit, changed, wanted, rules)
        else {
            return try ask(edit, wanted, changed, by: caller, at: now, in: session)
        }
        listing.offer = offer
        if listing.state.isPublished {
            if changed.contains("price_vnd") { renewLease(of: &listing, rules, at: now) }
            try sampleLater(listing, changed.sorted(), by: caller, at: now, in: session)
        }
        listing = try saved(
            listing, act: "listing_edited", note: changed.sorted().joined(separator: ", "),
            by: caller, at: now, in: session)
        return EditOutcome(listing: listing, request: edit.waiting, changed: changed)
    }

    /// A field that waits already goes on waiting, whatever it is set to now.
    private func passes(
        _ edit: ListingEdit, _ changed: Set<String>, _ wanted: [String: JSONValue],
        _ rules: ReviewRules
    ) -> Bool {
        let isApart = edit.waiting.map { changed.isDisjoint(with: $0.changes.keys) } ?? true
        return isApart && rules.passes(from: edit.standing, to: wanted)
    }

    /// Opens a change request, joins the one that waits, or takes it back when nothing is left.
    private func ask(
        _ edit: ListingEdit, _ wanted: [String: JSONValue], _ changed: Set<String>,
        by caller: Caller, at now: Int64, in session: StoreSession
    ) throws -> EditOutcome {
        var request =
            edit.waiting
            ?? ChangeRequest(
                id: ChangeRequestID(clockwork.ids.make("cr")), listing: edit.listing.id,
                revision: 0, changes: [:], askedBy: caller.keyID, askedAt: now, changedAt: now)
        request.revision += 1
        request.changedAt = now
        let left = ChangeRequest.changes(from: edit.published, to: wanted)
        // One that is taken back keeps what it asked for.
        if left.isEmpty {
            request.state = .withdrawn
            request.decision = ChangeDecision(
                by: caller.keyID, at: now, reason: .ownWish, note: "")
        } else {
            request.changes = left
        }
        try edit.waiting == nil ? session.insert(request) : session.update(request)
        var listing = edit.listing
        listing.version += 1
        let act =
            left.isEmpty
            ? "change_withdrawn" : edit.waiting == nil ? "change_requested" : "change_amended"
        let saved = try saved(
            listing, act: act, note: changed.sorted().joined(separator: ", "), isNews: false,
            by: caller, at: now, in: session)
        return EditOutcome(
            listing: saved, request: left.isEmpty ? nil : request, changed: changed)
    }

    /// What an officer is to judge, or has approved, does not lose what a submission demands.
    ///
    /// A listing that lacked some of it before, as those from older rules may, can be edited.
    private func demandStaysComplete(
        _ listing: Listing, _ wanted: [String: JSONValue]
    ) throws {
        guard listing.state == .submitted || listing.state.isPublished,
            (try? listing.offer.demandComplete()) != nil
        else { return }
        try Offer(fields: wanted).demandComplete()
    }
}
