package import Market
package import Reach
package import Storage

/// Claims for what couriers lost or damaged: shown to both sides, decided by the operator.
package struct ClaimDesk: Sendable {
    let house: House

    /// A page of claims, newest first; a courier sees its own.
    package func page(_ query: ClaimQuery, by caller: Caller) async throws -> [Claim] {
        let wanted = try caller.limited(query)
        return try await house.store.read { try $0.claims(wanted) }
    }

    /// Notes how a claim goes on, and who said so.
    package func decide(
        _ next: Claim.State, agreed: Money?, note: String, on id: String, by caller: Caller,
        once: Once, render: @escaping @Sendable (Claim) throws -> Answer
    ) async throws -> Answer {
        var check = FieldCheck()
        let clean = check.text(
            note, "note", limit: Claim.longestNote, multiline: true, allowsEmpty: true)
        try check.finish()
        return try await house.write(by: caller, once, render: render) {
            [house] session, now in
            guard let claim = try session.claim(ClaimID(id)) else { throw ClaimError.notFound(id) }
            let decided = try claim.decided(next, agreed: agreed, note: clean, at: now)
            try session.update(decided)
            let words = [next.rawValue, clean].filter { !$0.isEmpty }.joined(separator: ": ")
            try house.note("claim_decided", on: id, by: caller, words, at: now, in: session)
            return decided
        }
    }
}

extension Caller {
    /// The query for what the caller may see: a courier's is for its own parcels.
    fileprivate func limited(_ query: ClaimQuery) throws(AccessError) -> ClaimQuery {
        guard role == .courier else { return query }
        guard let courier else { throw .outOfScope }
        if let asked = query.courier, asked != courier { throw .outOfScope }
        var own = query
        own.courier = courier
        return own
    }
}
