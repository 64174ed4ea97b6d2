package import Market
internal import Reach
internal import Storage

/// Registers producers and keeps their profiles.
package struct ProducerDesk: Sendable {
    package enum Failure: Error, Hashable, Sendable {
        case notFound(ProducerID)
        /// A producer's key is for one producer; this one has registered already.
        case alreadyRegistered(ProducerID)
        /// The id that the client made is another registration's.
        case idTaken(ProducerID)
        /// It was merged away and takes no part in anything.
        case merged(ProducerID, into: ProducerID)
        /// Both sides of a merge hold what contradicts.
        case conflicts([ProducerMerge.Conflict])
    }

    let house: House

    /// Registers a producer; an officer does so in the area, a producer's fresh key for itself.
    ///
    /// A producer's key that was for nobody yet is for this producer from then on. The view names
    /// registrations that are perhaps of the same producer: a warning, and no refusal.
    package func register(
        _ profile: ProducerProfile, _ secrets: ProducerSecrets = ProducerSecrets(),
        id: ProducerID? = nil, by caller: Caller, once: Once,
        render: @escaping @Sendable (ProducerView) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            // Leave is asked for in here, so that a request sent again gets its answer though
            // the key that it bound may not register any more.
            let producer = try house.register(
                profile, secrets, id: id, by: caller, at: now, in: session)
            let own = Caller(
                keyID: caller.keyID, role: caller.role,
                scope: caller.role == .producer ? .producer(producer.id) : caller.scope)
            var view = try house.view(of: producer, for: own, in: session)
            view.lookalikes = try house.lookalikes(
                of: producer.profile, except: producer.id, in: session)
            return view
        }
        house.publish()
        return answer
    }

    /// Takes a producer's listings off sale, or lets them back, without changing them.
    package func set(
        _ state: ProducerState, of id: ProducerID, note: String, by caller: Caller, once: Once,
        render: @escaping @Sendable (ProducerView) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            var producer = try house.standing(id, in: session)
            guard house.oversees(caller, producer) else { throw AccessError.outOfScope }
            producer.state = state
            producer = try house.save(producer, changing: [], at: now, in: session)
            try house.note(
                "producer_\(state.rawValue)", on: id.text, by: caller, note, at: now, in: session)
            return try house.view(of: producer, for: caller, in: session)
        }
        house.publish()
        return answer
    }

    /// Keeps what an officer found of who the producer is, for the version that the officer saw.
    package func identify(
        _ id: ProducerID, as identity: IdentityState, note: String, expecting version: Int?,
        by caller: Caller, once: Once,
        render: @escaping @Sendable (ProducerView) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            var producer = try house.standing(id, in: session)
            guard house.oversees(caller, producer) else { throw AccessError.outOfScope }
            try PreconditionError.demand(version, is: producer.version)
            producer.identity = identity
            producer = try house.save(producer, changing: [], at: now, in: session)
            try house.note(
                "identity_\(identity.rawValue)", on: id.text, by: caller, note, at: now,
                in: session)
            return try house.view(of: producer, for: caller, in: session)
        }
        house.publish()
        return answer
    }

    /// A producer as the caller may see it, also one that was merged away.
    package func find(_ id: ProducerID, for caller: Caller?) async throws -> ProducerView {
        try await house.store.read { [house] session in
            guard let producer = try session.producer(id) else { throw Failure.notFound(id) }
            return try house.view(of: producer, for: caller, in: session)
        }
    }

    /// Who is perhaps registered already, asked before a registration by an officer.
    package func lookalikes(
        of profile: ProducerProfile, by caller: Caller
    ) async throws -> [ProducerView.Lookalike] {
        try await house.store.read { [house] session in
            try house.lookalikes(of: profile, except: ProducerID(""), in: session)
        }
    }

    /// What was done to a producer and in its name, newest first, for its owners and officers.
    package func history(
        of id: ProducerID, before: String?, limit: Int, by caller: Caller
    ) async throws -> [HistoryLine] {
        try await house.store.read { [house] session in
            guard let producer = try session.producer(id) else { throw Failure.notFound(id) }
            guard caller.mayManage(id) || house.oversees(caller, producer) else {
                throw AccessError.outOfScope
            }
            return try session.history(ofProducer: id, before: before, limit: limit).map {
                HistoryLine(
                    id: $0.id, subject: $0.subject, act: $0.act, keyID: $0.keyID,
                    forProducer: $0.forProducer, reason: $0.reason, note: $0.note, at: $0.at)
            }
        }
    }

    static func oversees(_ caller: Caller, _ producer: Producer, _ places: Places) -> Bool {
        places[producer.profile.commune].map(caller.oversees) ?? (caller.role == .admin)
    }
}

/// One line of a producer's history: who did what to which thing, in whose name, and why.
package struct HistoryLine: Hashable, Sendable {
    package let id: String
    package let subject: String
    package let act: String
    package let keyID: String
    package let forProducer: ProducerID?
    package let reason: String?
    package let note: String
    package let at: Int64
}

extension House {
    /// Saves the next version of a producer, notes which fields it changed, and tells partners.
    func save(
        _ producer: Producer, changing fields: [ProducerField], at now: Int64,
        in session: StoreSession
    ) throws -> Producer {
        var next = producer
        next.version += 1
        next.fieldAges = producer.fieldAges.noting(fields.map(\.rawValue), at: next.version)
        try session.update(next, at: now)
        try queuePushes(of: next.id, in: session)
        return next
    }

    /// Registrations that agree with a profile in something that tells producers apart.
    func lookalikes(
        of profile: ProducerProfile, except id: ProducerID, in session: StoreSession
    ) throws -> [ProducerView.Lookalike] {
        /// A longer list helps nobody.
        let most = 20
        let found = try session.producers(near: profile, except: id).compactMap { other in
            let agreeing = ProducerLikeness.all(profile, other.profile)
            return agreeing.isEmpty
                ? nil : ProducerView.Lookalike(producer: other, agreeing: agreeing)
        }
        return Array(found.sorted { $0.agreeing.count > $1.agreeing.count }.prefix(most))
    }
}
