package import Market
internal import Reach
internal import Storage

/// What an officer decides of an edit that waits.
package struct ChangeVerdict: Hashable, Sendable {
    package enum Word: String, Sendable, CaseIterable {
        case approve
        case reject
    }

    package let word: Word
    /// Demanded with `reject`.
    package let reason: MoveReason?
    package let note: String

    package init(_ word: Word, reason: MoveReason? = nil, note: String = "") {
        self.word = word
        self.reason = reason
        self.note = note
    }
}

/// Edits that wait: asked for by producers, decided by officers, read by both.
extension ListingDesk {
    /// Puts the waiting fields onto the listing as it is now, or leaves it as it is.
    ///
    /// Other fields keep what passed by rule meanwhile. An officer who names the revision that was
    /// read never decides of what nobody read.
    package func decide(
        _ id: ChangeRequestID, _ verdict: ChangeVerdict, expecting revision: Int? = nil,
        by caller: Caller, once: Once,
        render: @escaping @Sendable (ChangeView) throws -> Answer
    ) async throws -> Answer {
        let why = try Self.words(of: verdict)
        return try await settle(id, once, by: caller, render: render) {
            [house] request, listing, now, session in
            try house.demandOversight(of: listing, by: caller, in: session)
            if revision != nil { try PreconditionError.demand(revision, is: request.revision) }
            request.state = verdict.word == .approve ? .approved : .rejected
            if verdict.word == .approve {
                let fields = request.applied(to: listing.offer.fields)
                listing.offer = try Offer(fields: fields).checked()
                try house.demandMayOffer(listing.offer, of: listing, in: session)
                if request.changes["price_vnd"] != nil {
                    house.renewLease(of: &listing, try session.reviewRules(), at: now)
                }
            }
            try house.tell(of: request, of: listing, why, at: now, in: session)
            return ("change_\(verdict.word.rawValue)", why)
        }
    }

    /// Takes a waiting edit back in the producer's name.
    package func withdraw(
        _ id: ChangeRequestID, note: String = "", by caller: Caller, once: Once,
        render: @escaping @Sendable (ChangeView) throws -> Answer
    ) async throws -> Answer {
        let why = try MoveWords(.ownWish, note, among: [.ownWish], usual: .ownWish)
        return try await settle(id, once, by: caller, render: render) {
            request, listing, _, _ in
            guard caller.mayAct(for: listing.producer) else { throw AccessError.outOfScope }
            request.state = .withdrawn
            return ("change_withdrawn", why)
        }
    }

    private static func words(of verdict: ChangeVerdict) throws(FieldProblems) -> MoveWords {
        switch verdict.word {
        case .approve: return try MoveWords(verdict.reason, verdict.note, for: .approve)
        case .reject:
            guard let reason = verdict.reason else { throw [.missing("reason")] }
            return try MoveWords(
                reason, verdict.note, among: MoveReason.refusals + [.other], usual: reason)
        }
    }

    private typealias Settling =
        @Sendable (
            inout ChangeRequest, inout Listing, Int64, StoreSession
        ) throws -> (act: String, why: MoveWords)

    /// Loads a waiting request and its listing, lets `decide` settle both, and saves them.
    private func settle(
        _ id: ChangeRequestID, _ once: Once, by caller: Caller,
        render: @escaping @Sendable (ChangeView) throws -> Answer,
        _ decide: @escaping Settling
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            guard var request = try session.changeRequest(id) else {
                throw ListingError.requestNotFound(id)
            }
            var listing = try house.listingToChange(request.listing, in: session)
            guard request.state == .waiting else {
                throw ListingError.requestOver(id, request.state)
            }
            let (act, why) = try decide(&request, &listing, now, session)
            listing.version += 1
            request.changedAt = now
            let isNews = request.state == .approved
            request.decision = ChangeDecision(
                by: caller.keyID, at: now, reason: why.reason, note: why.note,
                version: isNews ? listing.version : nil)
            try session.update(request)
            let saved = try house.saved(
                listing, act: act, note: why.note, reason: why.reason, isNews: isNews,
                by: caller, at: now, in: session)
            return ChangeView(
                request: request, listing: try house.ownView(of: saved, in: session))
        }
        house.publish()
        return answer
    }
}
