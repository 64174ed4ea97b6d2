internal import Market
internal import Storage

extension House {
    /// Notes in the history who did what, why, and in whose name; `reason` is a code of a list.
    ///
    /// A helper acts in the name of the producer whose affair the subject is.
    func note(
        _ act: String, on subject: String, by caller: Caller, _ note: String = "",
        reason: String? = nil, at: Int64, in session: StoreSession
    ) throws {
        try session.append(
            HistoryEntry(
                id: clockwork.ids.make("hs"), subject: subject, act: act, keyID: caller.keyID,
                note: note, at: at,
                forProducer: try Self.principal(of: caller, on: subject, in: session),
                reason: reason))
    }

    /// A subject that is none of a producer's known things is the affair of the only one for
    /// which the helper acts, where there is only one.
    private static func principal(
        of caller: Caller, on subject: String, in session: StoreSession
    ) throws -> ProducerID? {
        guard caller.role == .helper else { return nil }
        if let found = try session.producer(behind: subject) { return found }
        let producers = Set(caller.mandates.map(\.producer))
        return producers.count == 1 ? producers.first : nil
    }
}
