internal import Market
internal import Storage

/// Whoever looks at whom an order goes to leaves a trace before the answer is given.
extension House {
    /// Reads for a caller; where a person saw a receiver, that is on disk before this returns.
    ///
    /// Programs are not noted each time: storefronts and couriers see their own orders, which the
    /// orders and assignments tell. A look that stands there already for this hour costs no
    /// write; one that cannot be noted throws, and nothing is shown.
    func read<Result: Sendable>(
        by caller: Caller, at door: PersonalRead.Door,
        _ work: @escaping @Sendable (StoreSession) throws -> Result
    ) async throws -> Result {
        let now = clockwork.now()
        let (result, reads) = try await store.read { session in
            let result = try work(session)
            let reads = Self.reads(by: caller, at: door, now, session)
            return (result, try reads.filter { try !session.isNoted($0) })
        }
        if !reads.isEmpty {
            try await store.write { session in
                for read in reads { try session.note(read) }
            }
        }
        return result
    }

    /// Notes in the same transaction whom a person saw in it.
    func noteReads(
        by caller: Caller, at door: PersonalRead.Door, now: Int64, in session: StoreSession
    ) throws {
        for read in Self.reads(by: caller, at: door, now, session) { try session.note(read) }
    }

    /// Notes whom a person sees once more in an answer that was kept: of the orders that it names
    /// those at whose receivers the same key has looked before.
    func noteReads(
        in answer: [UInt8], by caller: Caller, now: Int64, in session: StoreSession
    ) throws {
        guard caller.role.isPerson else { return }
        for name in PersonalNames.all(in: answer) where name.hasPrefix("or_") {
            let order = OrderID(name)
            if try session.hasLooked(caller.keyID, at: order) { session.see(order) }
        }
        try noteReads(by: caller, at: .change, now: now, in: session)
    }

    /// Notes that a person is about to see a parcel's receiver on something made elsewhere.
    func noteLook(
        at door: PersonalRead.Door, of parcel: ParcelID, by caller: Caller
    ) async throws {
        guard caller.role.isPerson else { return }
        let now = clockwork.now()
        try await store.write { session in
            guard let owner = try session.owner(of: parcel) else { return }
            try session.note(
                PersonalRead(order: owner.order, reader: caller.keyID, door: door, at: now))
        }
    }

    private static func reads(
        by caller: Caller, at door: PersonalRead.Door, _ now: Int64, _ session: StoreSession
    ) -> [PersonalRead] {
        guard caller.role.isPerson else { return [] }
        return session.ordersSeen.map {
            PersonalRead(order: $0, reader: caller.keyID, door: door, at: now)
        }
    }
}
