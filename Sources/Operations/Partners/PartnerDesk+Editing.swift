package import Market
internal import Storage

extension PartnerDesk {
    /// Changes a partner, starting from the version that the caller has seen.
    ///
    /// `change` is given the partner as it is. A new secret is in the answer, and nowhere later.
    package func edit(
        _ code: String, expecting version: Int?, by caller: Caller, once: Once,
        change: @escaping @Sendable (PartnerDraft) throws -> PartnerDraft,
        render: @escaping @Sendable (PartnerView) throws -> Answer
    ) async throws -> Answer {
        try demandAdmin(caller)
        let answer = try await house.write(by: caller, once, render: render) {
            [house, rules] session, now in
            guard let key = PartnerCode(code), let known = try session.partner(key) else {
                throw Failure.notFound(code)
            }
            try PreconditionError.demand(version, is: known.version)
            let before = PartnerDraft(known)
            var draft = try change(before)
            let wanted = draft.state
            // A stalled partner stays so unless the edit says otherwise.
            if wanted == known.state { draft.state = .active }
            let edited = try draft.applied(to: known, rules, at: now)
            try Self.demandFree(edited, in: session)
            try session.saveAccount(of: edited)
            try Self.move(known, to: wanted, at: now, in: session)
            try house.note("partner_edited", on: code, by: caller, at: now, in: session)
            guard let partner = try session.partner(key) else { throw Failure.notFound(code) }
            var view = PartnerView(
                partner: partner, openBatch: try session.openBatchSummary(of: key))
            if draft.rotatesSecret || draft.secret == nil { view.newSecret = partner.secret }
            return view
        }
        house.publish()
        return answer
    }

    private static func move(
        _ known: Partner, to wanted: PartnerState, at now: Int64, in session: StoreSession
    ) throws {
        if wanted == known.state { return }
        switch wanted {
        case .disabled: try session.disable(known.code, reason: "an operator disabled it")
        case .active: _ = try session.replay(known.code, at: now)
        case .stalled: return
        }
    }
}
