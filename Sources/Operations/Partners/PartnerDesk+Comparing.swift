package import Market
package import Storage

/// Comparisons of what a partner has with what it took.
extension PartnerDesk {
    /// Asks for a comparison; it is made as soon as nothing else is on its way to the partner.
    package func reconcile(
        _ code: String, by caller: Caller, once: Once,
        render: @escaping @Sendable (Reconciliation) throws -> Answer
    ) async throws -> Answer {
        try demandAdmin(caller)
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            guard let key = PartnerCode(code), try session.partner(key) != nil else {
                throw Failure.notFound(code)
            }
            try house.note("partner_compared", on: code, by: caller, at: now, in: session)
            return try session.ask(
                for: Reconciliation(
                    id: house.clockwork.ids.make("rc"), partner: key, askedAt: now))
        }
        house.publish()
        return answer
    }

    /// The comparisons before one, newest first.
    package func reconciliations(
        of code: String, before id: String?, limit: Int, by caller: Caller
    ) async throws -> ReconciliationPage {
        try await read(code, by: caller) { session, partner in
            let found = try session.reconciliations(
                of: partner.code, before: id, limit: limit + 1)
            return ReconciliationPage(
                items: Array(found.prefix(limit)),
                next: found.count > limit ? found[limit - 1].id : nil)
        }
    }
}

/// One page of comparisons.
package struct ReconciliationPage: Hashable, Sendable {
    package let items: [Reconciliation]
    /// Where the next page begins, `nil` on the last.
    package let next: String?
}
