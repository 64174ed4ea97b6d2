package import Market
package import Reach
package import Storage

/// What a worker says of its lease before its time is over.
extension CourierDesk {
    /// What a worker says: of which lease, with which token and of which of its parcels.
    package struct LeaseWord: Sendable {
        package let id: String
        /// Checked where it is given: a worker that was overtaken has a lower one.
        package let token: Int?
        /// `nil` stands for all.
        package let parcels: [ParcelID]?

        package init(_ id: String, token: Int? = nil, parcels: [ParcelID]? = nil) {
            self.id = id
            self.token = token
            self.parcels = parcels
        }
    }

    /// The worker has stored the parcels; answers which of those it named the lease has taken
    /// over. Saying so twice answers the same as once.
    package func acknowledge(
        _ word: LeaseWord, of courier: CourierCode, by caller: Caller
    ) async throws -> [ParcelID] {
        try await settle(word, of: courier, by: caller, as: .acknowledged) { lease, session in
            let taken = try Self.taken(word, in: session)
            if lease.state == .acknowledged { return taken }
            // Part of it may have been said before the lease ended otherwise.
            return word.parcels?.count == taken.count ? taken : nil
        } work: { session in
            try session.acknowledge(word.parcels, ofLease: word.id)
            return try Self.taken(word, in: session)
        }
    }

    /// The worker gives parcels back; they wait for the next one at once. Answers which.
    package func giveBack(
        _ word: LeaseWord, of courier: CourierCode, by caller: Caller
    ) async throws -> [ParcelID] {
        let tries = house.assigning.leaseTries
        return try await settle(word, of: courier, by: caller, as: .returned) { lease, _ in
            lease.state == .returned ? [] : nil
        } work: { session in
            try session.takeBack(word.parcels, ofLease: word.id, as: .returned, tries: tries)
        }
    }

    /// The worker needs longer; answers until when it may now take.
    package func extend(
        _ word: LeaseWord, visibilitySeconds: Int, of courier: CourierCode
    ) async throws -> Lease {
        var check = FieldCheck()
        check.range(visibilitySeconds, "visibility_s", Limit.visibilitySeconds)
        try check.finish()
        let milliseconds = Int64(visibilitySeconds) * 1_000
        let now = house.clockwork.now()
        let clock = house.clockwork.monotonic()
        return try await house.store.write { session in
            let lease = try Self.lease(word, of: courier, in: session)
            if lease.state != .open || lease.term.standing(at: clock) == .over {
                throw LeaseError.over(word.id)
            }
            let term = LeaseTerm(from: clock, milliseconds: milliseconds)
            try session.extend(word.id, term, until: now + milliseconds)
            return Lease(
                id: lease.id, courier: courier, until: now + milliseconds, term: term,
                token: lease.token)
        }
    }

    /// `again` answers what a lease that is over has already been told, or `nil`.
    private func settle(
        _ word: LeaseWord, of courier: CourierCode, by caller: Caller, as state: Lease.State,
        again: @escaping @Sendable (Lease, StoreSession) throws -> [ParcelID]?,
        work: @escaping @Sendable (StoreSession) throws -> [ParcelID]
    ) async throws -> [ParcelID] {
        let now = house.clockwork.now()
        let clock = house.clockwork.monotonic()
        return try await house.store.write { [house] session in
            let lease = try Self.lease(word, of: courier, in: session)
            // A late worker must not settle what another may hold by now.
            if lease.state != .open || lease.term.standing(at: clock) == .over {
                if let told = try again(lease, session) { return told }
                throw LeaseError.over(word.id)
            }
            let parcels = try work(session)
            try house.note(
                "lease_\(state.rawValue)", on: word.id, by: caller, at: now, in: session)
            return parcels
        }
    }

    /// Those that the worker named and that its lease has taken over, or all of them.
    private static func taken(
        _ word: LeaseWord, in session: StoreSession
    ) throws -> [ParcelID] {
        let taken = try session.parcels(ofLease: word.id, .acknowledged)
        guard let named = word.parcels.map({ Set($0) }) else { return taken }
        return taken.filter(named.contains)
    }

    private static func lease(
        _ word: LeaseWord, of courier: CourierCode, in session: StoreSession
    ) throws -> Lease {
        guard let lease = try session.lease(word.id), lease.courier == courier else {
            throw LeaseError.notFound(word.id)
        }
        if let token = word.token, token != lease.token { throw LeaseError.wrongToken(word.id) }
        return lease
    }
}
