package import Market
internal import Reach
internal import Storage

/// What an officer decides of a submitted listing.
package struct ReviewDecision: Hashable, Sendable {
    package enum Verdict: String, Sendable, CaseIterable {
        case approve
        case needsWork = "needs_work"
    }

    package let verdict: Verdict
    /// Why, as a code; without one the note says it.
    package let reason: MoveReason?
    /// What the producer must mend; demanded with `needsWork` unless a reason says it.
    package let note: String
    /// Whether the officer has compared the claimed certificates with their decisions.
    package let confirmsCertificates: Bool

    package init(
        verdict: Verdict, reason: MoveReason? = nil, note: String, confirmsCertificates: Bool
    ) {
        self.verdict = verdict
        self.reason = reason
        self.note = note
        self.confirmsCertificates = confirmsCertificates
    }

    var move: ListingMove {
        switch verdict {
        case .approve: .approve
        case .needsWork: .askForWork
        }
    }
}

extension ListingDesk {
    /// Approves a submitted listing, or sends it, or a published one, back to its producer.
    ///
    /// An officer who names the version that was read never approves text that nobody read.
    package func review(
        _ id: ListingID, _ decision: ReviewDecision, expecting version: Int? = nil,
        by caller: Caller, once: Once,
        render: @escaping @Sendable (ListingView) throws -> Answer
    ) async throws -> Answer {
        let why = try MoveWords(decision.reason, decision.note, for: decision.move)
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            var listing = try house.listingToChange(id, in: session)
            try house.demandOversight(of: listing, by: caller, in: session)
            if version != nil { try PreconditionError.demand(version, is: listing.version) }
            try listing.move(decision.move)
            listing.version += 1
            if decision.verdict == .approve {
                try house.demandMayOffer(listing.offer, of: listing, in: session)
                listing.reviewNote = nil
                house.renewLease(of: &listing, try session.reviewRules(), at: now)
            } else {
                listing.reviewNote = why.shown
                try house.foldRequest(into: &listing, by: caller, at: now, in: session)
            }
            if decision.verdict == .approve, decision.confirmsCertificates {
                try house.confirmClaims(of: id, by: caller, at: now, in: session)
            }
            try house.tell(of: listing, at: now, in: session)
            return try house.save(
                listing, act: "review_\(decision.verdict.rawValue)", note: why.note,
                reason: why.reason, by: caller, at: now, in: session)
        }
        house.publish()
        return answer
    }

    /// Submitted listings of the officer's area, oldest id first.
    package func reviews(
        cursor: String?, limit: Int, by caller: Caller
    ) async throws -> ListingPage {
        var query = ListingQuery(limit: limit)
        query.state = .submitted
        let places = house.atlas.sheet.places
        return try await page(query, cursor: cursor) { view in
            ProducerDesk.oversees(caller, view.producer, places)
        }
    }
}

extension House {
    /// Throws unless the caller is an officer of the area where the listing's producer sits.
    func demandOversight(
        of listing: Listing, by caller: Caller, in session: StoreSession
    ) throws {
        guard let producer = try session.producer(listing.producer),
            ProducerDesk.oversees(caller, producer, atlas.sheet.places)
        else { throw AccessError.outOfScope }
    }

    func confirmClaims(
        of listing: ListingID, by caller: Caller, at now: Int64, in session: StoreSession
    ) throws {
        for var certificate in try session.certificates(of: listing)
        where certificate.state == .claimed {
            certificate.state = .confirmed
            try session.update(certificate)
            try note(
                "certificate_confirmed", on: certificate.id.text, by: caller, at: now,
                in: session)
        }
    }
}
