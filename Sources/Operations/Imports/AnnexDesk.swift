package import Market
internal import Reach
internal import Storage

/// Shows what decisions recognised and nobody has registered yet, and hands it to its listing.
package struct AnnexDesk: Sendable {
    let house: House

    package init(house: House) {
        self.house = house
    }

    /// An entry, with the producer's listings that may be meant by it while it waits.
    package struct View: Hashable, Sendable {
        package let entry: AnnexEntry
        package let candidates: [ListingID]
    }

    /// What waits for a producer and what it has taken over, for its people and its officers.
    package func entries(
        of producer: ProducerID, after id: String, limit: Int, by caller: Caller
    ) async throws -> [View] {
        try await house.store.read { [house] session in
            let owner = try house.demandSight(of: producer, by: caller, in: session)
            return try session.annexEntries(of: owner, after: id, limit: limit).map { entry in
                let isWaiting = entry.listing == nil
                let like =
                    isWaiting ? try session.listings(of: owner, like: entry.product) : []
                return View(entry: entry, candidates: like.map(\.id))
            }
        }
    }

    /// Gives the certificate of an entry to the listing that its producer names.
    ///
    /// The decision was the officer's who brought the annex. So it is confirmed where the listing
    /// is called as the annex calls it; under another name an officer confirms it.
    package func complete(
        _ id: AnnexEntryID, of producer: ProducerID, with listing: ListingID, by caller: Caller,
        once: Once, render: @escaping @Sendable (AnnexEntry) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            guard caller.mayAct(for: producer, in: .certificates) else {
                throw AccessError.outOfScope
            }
            return try house.complete(
                id, of: producer, with: listing, by: caller, at: now, in: session)
        }
        house.publish()
        return answer
    }
}

extension House {
    /// Throws unless the caller may see the producer's affairs; answers by whom it lives on.
    fileprivate func demandSight(
        of producer: ProducerID, by caller: Caller, in session: StoreSession
    ) throws -> ProducerID {
        guard let found = try session.producer(producer) else {
            throw ProducerDesk.Failure.notFound(producer)
        }
        let sees =
            caller.mayRead(of: producer, in: .certificates)
            || ProducerDesk.oversees(caller, found, atlas.sheet.places)
        guard sees else { throw AccessError.outOfScope }
        return found.mergedInto ?? found.id
    }

    fileprivate func complete(
        _ id: AnnexEntryID, of producer: ProducerID, with listing: ListingID, by caller: Caller,
        at now: Int64, in session: StoreSession
    ) throws -> AnnexEntry {
        guard var entry = try session.annexEntry(id),
            try session.producer(entry.producer)?.livesOn(as: producer) == true
        else { throw AnnexError.notFound(id) }
        if let other = entry.listing {
            if other == listing { return entry }
            throw AnnexError.alreadyTaken(by: other)
        }
        guard let target = try session.listing(listing) else {
            throw ListingError.notFound(listing)
        }
        guard target.producer == producer else { throw AnnexError.otherProducer }
        if target.state == .withdrawn { throw ListingError.withdrawn(listing) }
        let certificate = Certificate(
            id: CertificateID(clockwork.ids.make("ct")), listing: listing, claim: entry.claim,
            state: entry.isNamed(like: target.offer.name) ? .confirmed : .claimed)
        // The producer may have claimed the same decision by itself; that one goes its own way.
        _ = try session.insert(certificate.dated(by: try session.certificatePolicy()))
        _ = try session.complete(id, with: listing, at: now)
        try session.bumpFeedVersion(of: listing)
        try session.queuePush(of: listing)
        try note(
            "annex_entry_completed", on: id.text, by: caller, listing.text, at: now, in: session)
        entry.listing = listing
        entry.completedAt = now
        return entry
    }
}

extension Producer {
    /// Whether it is that producer, or was merged into it.
    fileprivate func livesOn(as producer: ProducerID) -> Bool {
        (mergedInto ?? id) == producer
    }
}
