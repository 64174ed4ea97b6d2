package import Market
internal import Reach
internal import Storage

/// Registers producers and keeps their profiles.
package struct ProducerDesk: Sendable {
    package enum Failure: Error, Hashable, Sendable {
        case notFound(ProducerID)
        /// A producer's key is for one producer; this one has registered already.
        case alreadyRegistered(ProducerID)
    }

    let house: House

    /// Registers a producer; an officer does so in the area, a producer's fresh key for itself.
    ///
    /// A producer's key that was for nobody yet is for this producer from then on.
    package func register(
        _ profile: ProducerProfile, by caller: Caller, once: Once,
        render: @escaping @Sendable (Producer) throws -> Answer
    ) async throws -> Answer {
        let places = house.atlas.sheet.places
        let clean = try profile.checked(in: places)
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            // Asked in here, so that a request sent again gets its answer though the key that
            // it bound may not register any more.
            try demandLeave(caller, to: clean, in: places)
            let producer = Producer(
                id: ProducerID(house.clockwork.ids.make("pr")), profile: clean)
            try session.insert(producer, at: now)
            if caller.role == .producer { try bind(caller, to: producer.id, in: session) }
            try house.note(
                "producer_registered", on: producer.id.text, by: caller, at: now, in: session)
            return producer
        }
        house.publish()
        return answer
    }

    /// Changes the profile, starting from the version that the caller has seen.
    package func edit(
        _ id: ProducerID, expecting version: Int?, by caller: Caller, once: Once,
        change: @escaping @Sendable (ProducerProfile) throws -> ProducerProfile,
        render: @escaping @Sendable (Producer) throws -> Answer
    ) async throws -> Answer {
        let places = house.atlas.sheet.places
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            guard var producer = try session.producer(id) else { throw Failure.notFound(id) }
            guard caller.mayAct(for: id) || Self.oversees(caller, producer, places) else {
                throw AccessError.outOfScope
            }
            try PreconditionError.demand(version, is: producer.version)
            producer.profile = try change(producer.profile).checked(in: places)
            // An officer cannot move a producer out of the own area.
            guard caller.mayAct(for: id) || Self.oversees(caller, producer, places) else {
                throw AccessError.outOfScope
            }
            producer.version += 1
            try session.update(producer, at: now)
            try house.queuePushes(of: producer.id, in: session)
            try house.note("producer_edited", on: id.text, by: caller, at: now, in: session)
            return producer
        }
        house.publish()
        return answer
    }

    /// Takes a producer's listings off sale, or lets them back, without changing them.
    package func set(
        _ state: ProducerState, of id: ProducerID, note: String, by caller: Caller, once: Once,
        render: @escaping @Sendable (Producer) throws -> Answer
    ) async throws -> Answer {
        let places = house.atlas.sheet.places
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            guard var producer = try session.producer(id) else { throw Failure.notFound(id) }
            guard Self.oversees(caller, producer, places) else { throw AccessError.outOfScope }
            producer.state = state
            producer.version += 1
            try session.update(producer, at: now)
            try house.queuePushes(of: id, in: session)
            try house.note(
                "producer_\(state.rawValue)", on: id.text, by: caller, note, at: now, in: session)
            return producer
        }
        house.publish()
        return answer
    }

    package func find(_ id: ProducerID) async throws -> Producer {
        guard let producer = try await house.store.read({ try $0.producer(id) }) else {
            throw Failure.notFound(id)
        }
        return producer
    }

    static func oversees(_ caller: Caller, _ producer: Producer, _ places: Places) -> Bool {
        places[producer.profile.commune].map(caller.oversees) ?? (caller.role == .admin)
    }

    /// The key may have been bound since the caller was let in.
    private func bind(
        _ caller: Caller, to producer: ProducerID, in session: StoreSession
    ) throws {
        let owner = try session.bindKey(caller.keyID, to: producer)
        guard let owner else { throw AccessError.unauthenticated }
        if owner != producer { throw Failure.alreadyRegistered(owner) }
    }

    private func demandLeave(
        _ caller: Caller, to profile: ProducerProfile, in places: Places
    ) throws {
        switch (caller.role, caller.scope) {
        case (.producer, .everything): return
        case (.producer, .producer(let id)): throw Failure.alreadyRegistered(id)
        default:
            let isInArea = places[profile.commune].map(caller.oversees) ?? false
            if !isInArea { throw AccessError.outOfScope }
        }
    }
}

extension House {
    /// Tells every partner of all listings of a producer.
    func queuePushes(of producer: ProducerID, in session: StoreSession) throws {
        for id in try session.listingIDs(of: producer) {
            try session.bumpFeedVersion(of: id)
            try session.queuePush(of: id)
        }
    }
}
