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
    /// What the producer must mend; demanded with `needsWork`.
    package let note: String
    /// Whether the officer has compared the claimed certificates with their decisions.
    package let confirmsCertificates: Bool

    package init(verdict: Verdict, note: String, confirmsCertificates: Bool) {
        self.verdict = verdict
        self.note = note
        self.confirmsCertificates = confirmsCertificates
    }
}

extension ListingDesk {
    /// Approves a submitted listing or sends it back with a note.
    ///
    /// An officer who names the version that was read never approves text that nobody read.
    package func review(
        _ id: ListingID, _ decision: ReviewDecision, expecting version: Int? = nil,
        by caller: Caller, once: Once,
        render: @escaping @Sendable (ListingView) throws -> Answer
    ) async throws -> Answer {
        var check = FieldCheck()
        let note = check.text(
            decision.note, "note", limit: CleanText.Limit.description, multiline: true,
            allowsEmpty: decision.verdict == .approve)
        try check.finish()
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            guard var listing = try session.listing(id) else { throw ListingError.notFound(id) }
            try house.demandOversight(of: listing, by: caller, in: session)
            if version != nil { try PreconditionError.demand(version, is: listing.version) }
            try listing.move(decision.verdict == .approve ? .approve : .askForWork)
            listing.reviewNote = decision.verdict == .approve ? nil : note
            listing.version += 1
            if decision.verdict == .approve, decision.confirmsCertificates {
                try house.confirmClaims(of: id, by: caller, at: now, in: session)
            }
            try house.tell(of: listing, at: now, in: session)
            return try house.save(
                listing, act: "review_\(decision.verdict.rawValue)", note: note, by: caller,
                at: now, in: session)
        }
        house.publish()
        return answer
    }

    /// Submitted listings of the officer's area, oldest id first.
    package func reviews(
        cursor: String?, limit: Int, by caller: Caller
    ) async throws -> ListingPage {
        var query = ListingQuery(limit: limit)
        query.state = .only(.submitted)
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
