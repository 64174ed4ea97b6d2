package import Market
package import Reach
package import Storage

/// Registers who receives listings, and shows and mends what is on its way to them.
package struct PartnerDesk: Sendable {
    package enum Failure: Error, Hashable, Sendable {
        case notFound(String)
        case alreadyThere(PartnerCode)
        case tooMany(limit: Int)
        /// Another partner carries the parcels of that courier already.
        case courierTaken(CourierCode, by: PartnerCode)
    }

    /// What is to be said to a partner again.
    package enum Replay: Hashable, Sendable {
        /// The batch that is parked, and whatever waits behind it.
        case parked
        /// Everything whose standing changed at an instant (UTC milliseconds) or after it.
        case since(Int64)
        case listings([ListingID])
    }

    /// So many listings can be named in one replay.
    package static let mostReplayed = 1_000

    let house: House
    let rules: PartnerRules

    /// Registers a partner, which then gets everything; the answer is the only one with the secret.
    package func register(
        _ draft: PartnerDraft, by caller: Caller, once: Once,
        render: @escaping @Sendable (Partner) throws -> Answer
    ) async throws -> Answer {
        try demandAdmin(caller)
        let partner = try draft.checked(rules, at: house.clockwork.now())
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            if try session.partners(limit: Partner.most).count >= Partner.most {
                throw Failure.tooMany(limit: Partner.most)
            }
            try Self.demandFree(partner, in: session)
            guard try session.insert(partner) else { throw Failure.alreadyThere(partner.code) }
            try house.note(
                "partner_registered", on: partner.code.text, by: caller, at: now, in: session)
            return partner
        }
        house.publish()
        return answer
    }

    /// Tries a partner again: its parked batch at once, or all listings where it was disabled;
    /// and says again what is asked for.
    package func replay(
        _ code: String, _ replay: Replay = .parked, by caller: Caller, once: Once,
        render: @escaping @Sendable (PartnerView) throws -> Answer
    ) async throws -> Answer {
        try demandAdmin(caller)
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            guard let key = PartnerCode(code), let partner = try session.replay(key, at: now)
            else { throw Failure.notFound(code) }
            try Self.mark(replay, for: key, in: session)
            try house.note("partner_replayed", on: code, by: caller, at: now, in: session)
            return PartnerView(partner: partner, openBatch: try session.openBatchSummary(of: key))
        }
        house.publish()
        return answer
    }

    /// All partners: there are never more than fit one page.
    package func all(by caller: Caller) async throws -> [PartnerView] {
        try demandAdmin(caller)
        return try await house.store.read { session in
            try session.partners(limit: Partner.most).map { partner in
                PartnerView(
                    partner: partner, openBatch: try session.openBatchSummary(of: partner.code))
            }
        }
    }

    package func find(_ code: String, by caller: Caller) async throws -> PartnerView {
        try await read(code, by: caller) { session, partner in
            PartnerView(
                partner: partner, openBatch: try session.openBatchSummary(of: partner.code))
        }
    }

    /// The attempts before one, newest first, and the batch that waits or is parked.
    package func deliveries(
        of code: String, outcome: String?, before id: String?, limit: Int, by caller: Caller
    ) async throws -> DeliveryPage {
        try await read(code, by: caller) { session, partner in
            let found = try session.deliveries(
                of: partner.code, outcome: outcome, before: id, limit: limit + 1)
            return DeliveryPage(
                items: Array(found.prefix(limit)),
                next: found.count > limit ? found[limit - 1].id : nil,
                openBatch: try session.openBatchSummary(of: partner.code))
        }
    }

    /// How each listing that the partner was told of stands there, in the order of their ids.
    package func standings(
        of code: String, after listing: String?, limit: Int, by caller: Caller
    ) async throws -> StandingPage {
        try await read(code, by: caller) { session, partner in
            let found = try session.standings(
                at: partner.code, after: listing ?? "", limit: limit + 1)
            return StandingPage(
                items: found.prefix(limit).map { StandingView(partner, $0.listing, $0) },
                next: found.count > limit ? found[limit - 1].listing.text : nil)
        }
    }

    private static func mark(
        _ replay: Replay, for partner: PartnerCode, in session: StoreSession
    ) throws {
        switch replay {
        case .parked: return
        case .since(let instant): try session.markPending(changedSince: instant, of: partner)
        case .listings(let listings):
            for (index, listing) in listings.enumerated() {
                guard try session.listing(listing) != nil else {
                    throw FieldProblems([
                        FieldProblem(
                            "listings[\(index)]", .notAllowed,
                            vi: "Không có sản phẩm \(listing.text).",
                            en: "There is no listing \(listing.text).")
                    ])
                }
                try session.sayAgain(listing, to: partner)
            }
        }
    }

    /// A courier's parcels go to one partner.
    static func demandFree(_ partner: Partner, in session: StoreSession) throws {
        guard let courier = partner.carries,
            let other = try session.partner(carrying: courier), other.code != partner.code
        else { return }
        throw Failure.courierTaken(courier, by: other.code)
    }

    func read<Result: Sendable>(
        _ code: String, by caller: Caller,
        _ work: @escaping @Sendable (StoreSession, Partner) throws -> Result
    ) async throws -> Result {
        try demandAdmin(caller)
        return try await house.store.read { session in
            guard let key = PartnerCode(code), let partner = try session.partner(key) else {
                throw Failure.notFound(code)
            }
            return try work(session, partner)
        }
    }

    func demandAdmin(_ caller: Caller) throws(AccessError) {
        if caller.role != .admin { throw .roleNotAllowed(caller.role) }
    }
}
