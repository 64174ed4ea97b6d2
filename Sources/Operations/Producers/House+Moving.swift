internal import Market
internal import Reach
internal import Storage

/// A producer that others rely on does not move to another commune alone.
extension House {
    /// The profile as it may be saved now: a new commune, and the address that came with it, wait
    /// where an officer must decide, and what waited is taken back by an edit that names the
    /// commune which stands.
    func settlingCommune(
        _ edit: ProducerEdit, of old: ProducerProfile, to new: ProducerProfile,
        for producer: Producer, by caller: Caller, at now: Int64, in session: StoreSession
    ) throws -> ProducerProfile {
        guard edit.sent.contains(.commune), !oversees(caller, producer) else { return new }
        let waiting = try session.waitingMove(of: producer.id)
        if new.commune == old.commune {
            if let waiting { try end(waiting, .withdrawn, "", by: caller, at: now, in: session) }
            return new
        }
        let publishes = try session.publishesAny(of: producer.id)
        guard producer.asksToMove(publishes: publishes) else { return new }
        let address = edit.sent.contains(.address) ? new.address : nil
        var kept = new
        kept.commune = old.commune
        if address != nil { kept.address = old.address }
        if let waiting, waiting.to == new.commune, waiting.address == address { return kept }
        if let waiting { try end(waiting, .withdrawn, "", by: caller, at: now, in: session) }
        try session.insert(
            CommuneMove(
                id: clockwork.ids.make("mv"), producer: producer.id, from: old.commune,
                to: new.commune, address: address, askedBy: caller.keyID, askedAt: now))
        try note(
            "move_requested", on: producer.id.text, by: caller,
            "\(old.commune.digits)/\(new.commune.digits)", at: now, in: session)
        return kept
    }

    /// Ends a waiting move with what somebody said of it.
    func end(
        _ move: CommuneMove, _ state: CommuneMove.State, _ words: String, by caller: Caller,
        at now: Int64, in session: StoreSession
    ) throws {
        try session.update(
            move.settled(state, CommuneMove.Decision(by: caller.keyID, at: now, note: words)))
        try note(
            "move_\(state.rawValue)", on: move.producer.text, by: caller, words, at: now,
            in: session)
    }
}
