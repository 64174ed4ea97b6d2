package import Market
internal import Reach
internal import Storage

/// Registers listings and moves them from draft to live, always for somebody who may.
package struct ListingDesk: Sendable {
    let house: House

    /// Changes with every commit that may have changed a public page.
    package var generation: Int {
        house.generation
    }

    /// Registers a draft; its certificate, if one is claimed, waits for an officer.
    package func register(
        _ draft: ListingDraft, by caller: Caller, once: Once,
        render: @escaping @Sendable (ListingView) throws -> Answer
    ) async throws -> Answer {
        let clean = try draft.checked(today: house.clockwork.today)
        guard caller.mayAct(for: clean.producer) else { throw AccessError.outOfScope }
        return try await house.write(by: caller, once, render: render) { [house] session, now in
            guard try session.producer(clean.producer) != nil else {
                throw ProducerDesk.Failure.notFound(clean.producer)
            }
            let listing = Listing(
                id: ListingID(house.clockwork.ids.make("ls")), producer: clean.producer,
                offer: clean.offer, stock: clean.stock, updatedAt: now)
            try session.insert(listing)
            if let claim = clean.certificate {
                _ = try session.insert(
                    Certificate(
                        id: CertificateID(house.clockwork.ids.make("ct")), listing: listing.id,
                        claim: claim))
            }
            try house.note(
                "listing_registered", on: listing.id.text, by: caller, at: now, in: session)
            return try house.view(of: listing, in: session)
        }
    }

    /// Changes the offer; what an officer had approved goes back to review when that is touched.
    package func edit(
        _ id: ListingID, expecting version: Int?, by caller: Caller, once: Once,
        change: @escaping @Sendable (Offer) throws -> Offer,
        render: @escaping @Sendable (ListingView) throws -> Answer
    ) async throws -> Answer {
        try await update(id, by: caller, once, act: "listing_edited", render: render) { listing in
            try PreconditionError.demand(version, is: listing.version)
            if listing.state == .withdrawn { throw ListingError.withdrawn(id) }
            let offer = try change(listing.offer).checked()
            if listing.offer.needsReview(toBecome: offer),
                let state = ListingMove.reopen.applied(to: listing.state)
            {
                listing.state = state
            }
            listing.offer = offer
        }
    }

    /// Submits, pauses, resumes or withdraws in the producer's name.
    package func move(
        _ id: ListingID, _ move: ListingMove, by caller: Caller, once: Once,
        render: @escaping @Sendable (ListingView) throws -> Answer
    ) async throws -> Answer {
        try await update(id, by: caller, once, act: "listing_\(move.rawValue)", render: render) {
            try $0.move(move)
        }
    }

    /// Says how many packs are there now; takes no version, the last count is the true one.
    package func setStock(
        _ stock: Int, of id: ListingID, by caller: Caller, once: Once,
        render: @escaping @Sendable (ListingView) throws -> Answer
    ) async throws -> Answer {
        var check = FieldCheck()
        check.range(stock, "stock", Offer.Limit.stock)
        try check.finish()
        return try await update(
            id, by: caller, once, act: "stock_set", newVersion: false, render: render
        ) {
            $0.stock = stock
        }
    }

    /// Loads, lets `change` alter it, saves, notes and queues the push: one transaction.
    private func update(
        _ id: ListingID, by caller: Caller, _ once: Once, act: String, newVersion: Bool = true,
        render: @escaping @Sendable (ListingView) throws -> Answer,
        change: @escaping @Sendable (inout Listing) throws -> Void
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            guard var listing = try session.listing(id) else { throw ListingError.notFound(id) }
            guard caller.mayAct(for: listing.producer) else { throw AccessError.outOfScope }
            try change(&listing)
            if newVersion { listing.version += 1 }
            if act == "listing_\(ListingMove.submit.rawValue)" {
                try house.tell(of: listing, at: now, in: session)
            }
            return try house.save(listing, act: act, by: caller, at: now, in: session)
        }
        house.publish()
        return answer
    }
}

extension Listing {
    mutating func move(_ move: ListingMove) throws(ListingError) {
        guard let next = move.applied(to: state) else {
            throw .moveNotAllowed(move, from: state)
        }
        state = next
    }
}

extension House {
    /// Saves a changed listing, notes who did it, and queues the push.
    func save(
        _ changed: Listing, act: String, note: String = "", by caller: Caller, at now: Int64,
        in session: StoreSession
    ) throws -> ListingView {
        var listing = changed
        listing.feedVersion += 1
        listing.updatedAt = now
        try session.update(listing)
        try session.queuePush(of: listing.id)
        try self.note(act, on: listing.id.text, by: caller, note, at: now, in: session)
        return try view(of: listing, in: session)
    }

    /// The listing with what holds today.
    func view(of listing: Listing, in session: StoreSession) throws -> ListingView {
        guard let producer = try session.producer(listing.producer) else {
            throw StoreError.unreadable("producer_id")
        }
        let policy = try session.certificatePolicy()
        let certificate = try session.certificates(of: listing.id)
            .inForce(on: clockwork.today, policy)
        return ListingView(
            listing: listing, producer: producer, certificate: certificate,
            certificateEnd: certificate.flatMap { $0.validity(policy).to })
    }
}
