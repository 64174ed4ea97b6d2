internal import Market
internal import Reach
internal import Storage

extension House {
    /// Registers a producer in a transaction that goes on.
    ///
    /// An id that the client made may be sent again with the same content and answers the
    /// producer that there is. `demandsRegistration` is off for drafts that wait to be claimed,
    /// of which no registration is known. Throws `FieldProblems`, `AccessError` and
    /// `ProducerDesk.Failure`.
    func register(
        _ profile: ProducerProfile, _ secrets: ProducerSecrets = ProducerSecrets(),
        id wanted: ProducerID? = nil, externalKey: String? = nil,
        demandsRegistration: Bool = true, by caller: Caller, at now: Int64,
        in session: StoreSession
    ) throws -> Producer {
        let places = atlas.sheet.places
        let clean = try profile.checked(
            in: places, demandsRegistration: demandsRegistration, today: clockwork.today)
        let kept = try secrets.checked()
        if let wanted {
            guard wanted.isWellFormed else { throw FieldProblems([ProducerID.problem]) }
            if let known = try session.producer(wanted) {
                try demandSame(known, clean, kept, by: caller, in: session)
                return known
            }
        }
        try Self.demandLeave(caller, toRegister: clean, in: places)
        let id = wanted ?? ProducerID(clockwork.ids.make("pr"))
        let producer = Producer(id: id, profile: clean)
        try session.insert(
            producer, externalKey: externalKey, draftHash: wanted.map { _ in clean.digest },
            at: now)
        if !kept.isEmpty { try session.set(kept, of: id) }
        if caller.role == .producer { try Self.bind(caller, to: id, in: session) }
        try note("producer_registered", on: id.text, by: caller, at: now, in: session)
        return producer
    }

    /// Throws unless what is sent under a known id is what was registered under it, by somebody
    /// to whom it is known: nobody learns by guessing ids what others registered.
    private func demandSame(
        _ known: Producer, _ profile: ProducerProfile, _ secrets: ProducerSecrets,
        by caller: Caller, in session: StoreSession
    ) throws {
        // A fresh key may have been bound by the first of two that were sent at once.
        let isBound =
            try caller.role == .producer
            && session.key(id: caller.keyID)?.scope == .producer(known.id)
        let isTheirs =
            isBound || caller.mayAct(for: known.id, in: .profile)
            || ProducerDesk.oversees(caller, known, atlas.sheet.places)
        let isSame = try session.draftHash(of: known.id) == profile.digest
        let isSecretSame = try secrets.isEmpty || session.secrets(of: known.id) == secrets
        guard isTheirs, isSame, isSecretSame else {
            throw ProducerDesk.Failure.idTaken(known.id)
        }
    }

    /// The key may have been bound since the caller was let in.
    private static func bind(
        _ caller: Caller, to producer: ProducerID, in session: StoreSession
    ) throws {
        let owner = try session.bindKey(caller.keyID, to: producer)
        guard let owner else { throw AccessError.unauthenticated }
        if owner != producer { throw ProducerDesk.Failure.alreadyRegistered(owner) }
    }

    /// A producer's fresh key registers itself, an officer in the area; nobody else does.
    private static func demandLeave(
        _ caller: Caller, toRegister profile: ProducerProfile, in places: Places
    ) throws {
        switch (caller.role, caller.scope) {
        case (.producer, .everything): return
        case (.producer, .producer(let id)): throw ProducerDesk.Failure.alreadyRegistered(id)
        default:
            let isInArea = places[profile.commune].map(caller.oversees) ?? false
            if !isInArea { throw AccessError.outOfScope }
        }
    }

    /// Tells every partner of all listings of a producer.
    func queuePushes(of producer: ProducerID, in session: StoreSession) throws {
        for id in try session.listingIDs(of: producer) {
            try session.bumpFeedVersion(of: id)
            try session.queuePush(of: id)
        }
    }
}
