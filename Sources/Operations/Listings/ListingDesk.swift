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
        // Checked here too, so that what is wrong never takes the writer's time.
        _ = try draft.checked(today: house.clockwork.today)
        guard caller.mayAct(for: draft.producer) else { throw AccessError.outOfScope }
        return try await house.write(by: caller, once, render: render) { [house] session, now in
            let listing = try house.register(draft, by: caller, at: now, in: session)
            return try house.ownView(of: listing, in: session)
        }
    }

    /// Changes the offer that `version` showed; see `House.edit`.
    package func edit(
        _ id: ListingID, expecting version: Int?, by caller: Caller, once: Once,
        change: @escaping @Sendable (Offer) throws -> Offer,
        render: @escaping @Sendable (ListingView) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            let listing = try house.listingToChange(id, in: session)
            guard caller.mayAct(for: listing.producer) else { throw AccessError.outOfScope }
            guard let version else { throw PreconditionError.missing }
            if listing.state == .withdrawn { throw ListingError.withdrawn(id) }
            let edit = try ListingEdit(listing, base: version, in: session)
            let wanted = try edit.wanted(try change(edit.startingOffer))
            let outcome = try house.apply(edit, wanted, by: caller, at: now, in: session)
            return try house.ownView(of: outcome.listing, in: session)
        }
        house.publish()
        return answer
    }

    /// Submits, pauses, resumes or withdraws in the producer's name; without a reason the usual
    /// one of the move is noted.
    package func move(
        _ id: ListingID, _ move: ListingMove, reason: MoveReason? = nil, note: String = "",
        by caller: Caller, once: Once,
        render: @escaping @Sendable (ListingView) throws -> Answer
    ) async throws -> Answer {
        let why = try MoveWords(reason, note, for: move)
        return try await update(id, by: caller, once, render: render) {
            [house] listing, now, session in
            try listing.move(move)
            if move == .submit { try listing.offer.demandComplete() }
            if move == .submit || move == .resume {
                try house.demandMayOffer(listing.offer, of: listing, in: session)
            }
            listing.version += 1
            if move == .resume {
                house.renewLease(of: &listing, try session.reviewRules(), at: now)
            }
            if move == .withdraw {
                try house.endRequest(of: listing, why, by: caller, at: now, in: session)
            }
            if move == .submit { try house.tell(of: listing, at: now, in: session) }
            return try house.save(
                listing, act: "listing_\(move.rawValue)", note: why.note, reason: why.reason,
                by: caller, at: now, in: session)
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
        return try await update(id, in: .stock, by: caller, once, render: render) {
            [house] listing, now, session in
            if listing.state == .withdrawn { throw ListingError.withdrawn(id) }
            listing.stock = stock
            house.renewLease(of: &listing, try session.reviewRules(), at: now)
            if listing.state.isPublished {
                try house.sampleLater(listing, ["stock"], by: caller, at: now, in: session)
            }
            return try house.save(listing, act: "stock_set", by: caller, at: now, in: session)
        }
    }

    /// Loads the listing for somebody who may change it and lets `change` do so: one transaction.
    func update(
        _ id: ListingID, in part: MandateScope = .listings, by caller: Caller, _ once: Once,
        render: @escaping @Sendable (ListingView) throws -> Answer,
        change: @escaping @Sendable (inout Listing, Int64, StoreSession) throws -> ListingView
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            var listing = try house.listingToChange(id, in: session)
            guard caller.mayAct(for: listing.producer, in: part) else {
                throw AccessError.outOfScope
            }
            return try change(&listing, now, session)
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
