internal import Market
internal import Reach
internal import Storage

extension RowTaking {
    /// Changes a listing as the row says: its offer by the same rules as any other edit, then the
    /// stock and the sender's own key.
    mutating func save(
        _ known: Listing, _ offer: Offer, stock: Int?, key: String?, _ number: Int,
        in session: StoreSession
    ) throws -> ImportedRow {
        var listing = known
        var isWaiting = false
        var isChanged = key != nil
        if offer != known.offer {
            let outcome = try house.edit(
                known.id, to: try wanted(offer, of: known, in: session), by: caller, at: now,
                in: session)
            listing = outcome.listing
            isWaiting = listing.offer == known.offer && !outcome.changed.isEmpty
            isChanged = isChanged || listing.offer != known.offer
        }
        if let stock {
            try set(stock, of: listing, in: session)
            isChanged = true
        }
        if let key {
            try session.set(externalKey: key, of: known.id)
            if memory.isDryRun { learnt.keyed[key] = number }
        }
        if listing.offer != known.offer { rename(listing) }
        learnt.changedSomething = learnt.changedSomething || isChanged
        let outcome: ImportOutcome = isWaiting ? .waiting : isChanged ? .changed : .unchanged
        return ImportedRow(number, outcome, subject: known.id.text)
    }

    /// What the row changes of the published listing, made of what its producer sees of it.
    ///
    /// A cell that says what is published has nothing to say of a change that waits: otherwise an
    /// exported file, brought again, would take it back.
    private func wanted(
        _ offer: Offer, of known: Listing, in session: StoreSession
    ) throws -> Offer {
        guard let waiting = try session.waitingRequest(of: known.id) else { return offer }
        let published = known.offer.fields
        let said = offer.fields
        var wanted = waiting.applied(to: published)
        for name in FieldMerge.differences(published, said) { wanted[name] = said[name] }
        return Offer(fields: wanted)
    }

    private func set(_ stock: Int, of listing: Listing, in session: StoreSession) throws {
        guard caller.mayAct(for: listing.producer, in: .stock) else {
            throw AccessError.outOfScope
        }
        var changed = try house.listingToChange(listing.id, in: session)
        changed.stock = stock
        house.renewLease(of: &changed, try session.reviewRules(), at: now)
        if changed.state.isPublished {
            try house.sampleLater(changed, ["stock"], by: caller, at: now, in: session)
        }
        try house.saved(changed, act: "stock_set", by: caller, at: now, in: session)
    }

    private mutating func rename(_ listing: Listing) {
        guard memory.isDryRun else { return }
        learnt.called[listing.id.text] = .init(
            producer: listing.producer, name: listing.offer.name, pack: listing.offer.pack)
    }
}
