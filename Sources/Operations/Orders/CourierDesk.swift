package import Market
package import Reach
package import Storage

/// Lets a courier's integration read its parcels: by cursor, or by lease for several workers.
package struct CourierDesk: Sendable {
    /// How long a poll may wait, and how much it may ask for.
    package enum Limit {
        package static let waitSeconds: ClosedRange<Int64> = 0...25
        package static let parcels: ClosedRange<Int64> = 1...100
        package static let visibilitySeconds: ClosedRange<Int64> = 5...3_600
        /// Leases of one parcel without an acknowledgement before a person must look.
        static let leaseTries = 20
    }

    /// One part of a feed; `next` is always there, the same as before when nothing is new.
    package struct FeedPage: Sendable {
        package struct Item: Hashable, Sendable {
            package let entry: FeedEntry
            package let slip: ParcelSlip
        }

        package let items: [Item]
        package let next: String
    }

    /// Parcels that one worker may take over until `until`; `id` is `nil` when there were none.
    package struct LeasePage: Sendable {
        package let id: String?
        package let until: Int64
        package let slips: [ParcelSlip]
    }

    let house: House

    /// What follows the cursor in the courier's feed; waits up to `waitSeconds` for the first.
    package func feed(
        of courier: CourierCode, cursor: String?, limit: Int, waitSeconds: Int
    ) async throws -> FeedPage {
        let seal = try await house.feedSeal()
        let position = try cursor.map { try seal.open($0, for: courier) } ?? 0
        let deadline = ContinuousClock.now + .seconds(waitSeconds)
        while true {
            let mark = house.feedBell.mark(OrderDesk.anyCourier)
            let items = try await house.store.read { session in
                try session.feed(of: courier, after: position, limit: limit).compactMap { entry in
                    try session.slip(of: entry.parcel).map { FeedPage.Item(entry: entry, slip: $0) }
                }
            }
            let left = deadline - ContinuousClock.now
            if !items.isEmpty || left <= .zero || Task.isCancelled || house.feedBell.isClosed {
                let reached = items.last?.entry.position ?? position
                return FeedPage(items: items, next: seal.seal(reached, for: courier))
            }
            await house.feedBell.wait(OrderDesk.anyCourier, since: mark, upTo: left)
        }
    }

    /// Leases waiting parcels to one worker.
    package func lease(
        of courier: CourierCode, most: Int, visibilitySeconds: Int, by caller: Caller
    ) async throws -> LeasePage {
        var check = FieldCheck()
        check.range(most, "max", Limit.parcels)
        check.range(visibilitySeconds, "visibility_s", Limit.visibilitySeconds)
        try check.finish()
        let now = house.clockwork.now()
        let until = now + Int64(visibilitySeconds) * 1_000
        let id = house.clockwork.ids.make("le")
        return try await house.store.write { session in
            let parcels = try session.lease(
                id, to: courier, most: most, tries: Limit.leaseTries, until: until, now: now)
            return LeasePage(
                id: parcels.isEmpty ? nil : id, until: until,
                slips: try parcels.compactMap { try session.slip(of: $0) })
        }
    }

    /// The worker has stored the parcels; answers how many. Saying so twice is the same as once.
    package func acknowledge(
        _ id: String, of courier: CourierCode, by caller: Caller
    ) async throws -> Int {
        try await settle(id, as: .acknowledged, of: courier, by: caller)
    }

    /// The worker gives the parcels back; they wait for the next one at once.
    package func giveBack(
        _ id: String, of courier: CourierCode, by caller: Caller
    ) async throws -> Int {
        let count = try await settle(id, as: .returned, of: courier, by: caller)
        house.feedBell.ring(OrderDesk.anyCourier)
        return count
    }

    /// The worker needs longer; answers until when it may now take.
    package func extend(
        _ id: String, visibilitySeconds: Int, of courier: CourierCode
    ) async throws -> Int64 {
        var check = FieldCheck()
        check.range(visibilitySeconds, "visibility_s", Limit.visibilitySeconds)
        try check.finish()
        let now = house.clockwork.now()
        let until = now + Int64(visibilitySeconds) * 1_000
        return try await house.store.write { session in
            let lease = try Self.current(id, of: courier, in: session)
            if lease.state != .open || lease.until <= now { throw LeaseError.over(id) }
            try session.extend(id, until: until)
            return until
        }
    }

    private func settle(
        _ id: String, as state: Lease.State, of courier: CourierCode, by caller: Caller
    ) async throws -> Int {
        let now = house.clockwork.now()
        return try await house.store.write { [house] session in
            let lease = try Self.current(id, of: courier, in: session)
            if lease.state == state { return 0 }
            // A late worker must not settle what another may hold by now.
            if lease.state != .open || lease.until <= now { throw LeaseError.over(id) }
            let count = try session.settle(id, as: state)
            try house.note("lease_\(state.rawValue)", on: id, by: caller, at: now, in: session)
            return count
        }
    }

    private static func current(
        _ id: String, of courier: CourierCode, in session: StoreSession
    ) throws -> Lease {
        guard let lease = try session.lease(id), lease.courier == courier else {
            throw LeaseError.notFound(id)
        }
        return lease
    }
}
