package import Market
internal import Reach
internal import Storage

extension ProducerDesk {
    /// Makes two entries of one producer one: `id` goes and `survivor` stays.
    ///
    /// Listings with their certificates, members, mandates and codes move; orders and parcels keep
    /// the id that they were made with, which those of the survivor may read from then on. The
    /// entry that goes stays as it was and says where it lives on. Throws `Failure.conflicts`
    /// while both hold what contradicts.
    package func merge(
        _ id: ProducerID, into survivor: ProducerID, note: String, by caller: Caller, once: Once,
        render: @escaping @Sendable (ProducerView) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            if id == survivor { throw FieldProblems([Self.intoItself]) }
            let source = try side(id, in: session)
            let target = try side(survivor, in: session)
            for side in [source, target] where !house.oversees(caller, side.producer) {
                throw AccessError.outOfScope
            }
            let conflicts = ProducerMerge.conflicts(
                of: source, into: target, on: house.clockwork.today)
            if !conflicts.isEmpty { throw Failure.conflicts(conflicts) }
            let merged = try move(source, into: target, by: caller, at: now, in: session)
            for (subject, words) in [(id, "into \(survivor.text)"), (survivor, "of \(id.text)")] {
                try house.note(
                    "producer_merged", on: subject.text, by: caller,
                    note.isEmpty ? words : "\(words): \(note)", at: now, in: session)
            }
            return try house.view(of: merged, for: caller, in: session)
        }
        house.publish()
        return answer
    }

    private func side(
        _ id: ProducerID, in session: StoreSession
    ) throws -> ProducerMerge.Side {
        let producer = try house.standing(id, in: session)
        return ProducerMerge.Side(
            producer: producer, secrets: try session.secrets(of: id),
            listings: try session.listingIDs(of: id).compactMap { try session.listing($0) })
    }

    private func move(
        _ source: ProducerMerge.Side, into target: ProducerMerge.Side, by caller: Caller,
        at now: Int64, in session: StoreSession
    ) throws -> Producer {
        let (old, id) = (source.producer.id, target.producer.id)
        try session.moveListings(of: old, to: id, at: now)
        try session.moveAnnexEntries(of: old, to: id)
        try session.moveFiles(of: old, to: id)
        try session.moveMembers(of: old, to: id)
        try session.moveMandates(of: old, to: id)
        try session.moveTickets(of: old, to: id)
        try session.redirect(from: old, to: id)
        var secrets = target.secrets
        secrets.representative = secrets.representative ?? source.secrets.representative
        secrets.bankAccount = secrets.bankAccount ?? source.secrets.bankAccount
        if secrets != target.secrets { try session.set(secrets, of: id) }
        if !source.secrets.isEmpty { try session.set(ProducerSecrets(), of: old) }
        var gone = source.producer
        gone.mergedInto = id
        _ = try house.save(gone, changing: [], at: now, in: session)
        if let move = try session.waitingMove(of: old) {
            try house.end(move, .withdrawn, "", by: caller, at: now, in: session)
        }
        let merged = ProducerMerge.survivor(of: source.producer, into: target.producer)
        if let address = merged.profile.email {
            try session.moveNotices(of: old, to: id, at: address)
        }
        let before = ProducerFacts(profile: target.producer.profile, secrets: target.secrets)
        let after = ProducerFacts(profile: merged.profile, secrets: secrets)
        return try house.save(
            merged, changing: Array(before.differences(to: after)), at: now, in: session)
    }

    private static let intoItself = FieldProblem(
        "into", .notAllowed, vi: "Không gộp một chủ thể vào chính nó.",
        en: "A producer is not merged into itself.")
}
