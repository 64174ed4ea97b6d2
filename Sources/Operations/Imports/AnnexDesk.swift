package import Market
internal import Reach
internal import Storage

/// Shows what decisions recognised of a producer, and hands it to the listings that it names.
package struct AnnexDesk: Sendable {
    let house: House

    package init(house: House) {
        self.house = house
    }

    /// An entry, with the producer's own listings that may be meant by it, while none of them or
    /// only an untouched draft has it.
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
                let holder = try entry.listing.flatMap { try session.listing($0) }
                let isOpen = holder.map { $0.state == .draft && !$0.offer.unsaid.isEmpty } ?? true
                let like = isOpen ? try session.listings(of: owner, like: entry.product) : []
                return View(
                    entry: entry, candidates: like.map(\.id).filter { $0 != entry.listing })
            }
        }
    }

    /// Gives the certificate of an entry to the listing that its producer names, also in place of
    /// the draft that the annex made.
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
}
