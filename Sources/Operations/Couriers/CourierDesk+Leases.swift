package import Market
package import Reach
package import Storage

/// Leases: several workers of one courier share its parcels, each parcel with one of them.
extension CourierDesk {
    /// Parcels that one worker may take over until `until`; `id` is `nil` when there were none.
    package struct LeasePage: Sendable {
        package let id: String?
        /// In UTC milliseconds, for people: a clock that only goes forward decides.
        package let until: Int64
        /// Higher than that of every earlier lease of the courier; `nil` without a lease.
        package let token: Int?
        package let sights: [Sight]

        package var slips: [ParcelSlip] { sights.map(\.slip) }
    }

    /// Leases waiting parcels to one worker.
    ///
    /// Sent again with the same `Idempotency-Key`, it answers the same lease with the parcels that
    /// it still holds: only the lease's id is kept with the key, nobody's address. A lease that is
    /// over by then throws `LeaseError.over`.
    package func lease(
        of courier: CourierCode, most: Int, visibilitySeconds: Int, by caller: Caller,
        once: Once = Once(key: nil, requestHash: [])
    ) async throws -> LeasePage {
        var check = FieldCheck()
        check.range(most, "max", Limit.parcels)
        check.range(visibilitySeconds, "visibility_s", Limit.visibilitySeconds)
        try check.finish()
        let milliseconds = Int64(visibilitySeconds) * 1_000
        let id = house.clockwork.ids.make("le")
        let answer = try await house.write(by: caller, once, render: Self.name) {
            [house] session, now in
            let clock = house.clockwork.monotonic()
            try house.freeLapsedLeases(of: courier, at: clock, now: now, in: session)
            let parcels = try session.waitingParcels(of: courier, most: most)
            if parcels.isEmpty { return "" }
            let lease = Lease(
                id: id, courier: courier, until: now + milliseconds,
                term: LeaseTerm(from: clock, milliseconds: milliseconds),
                token: try session.nextLeaseToken(of: courier))
            try session.begin(lease, of: parcels)
            return id
        }
        if answer.body.isEmpty {
            return LeasePage(
                id: nil, until: house.clockwork.now() + milliseconds, token: nil, sights: [])
        }
        return try await page(of: String(decoding: answer.body, as: UTF8.self), courier)
    }

    private static func name(_ id: String) -> Answer {
        Answer(status: 201, body: Array(id.utf8))
    }

    private func page(of id: String, _ courier: CourierCode) async throws -> LeasePage {
        let clock = house.clockwork.monotonic()
        return try await house.store.read { session in
            guard let lease = try session.lease(id), lease.state == .open,
                lease.term.standing(at: clock) != .over
            else { throw LeaseError.over(id) }
            let parcels = try session.parcels(ofLease: id, .leased)
            return LeasePage(
                id: id, until: lease.until, token: lease.token,
                sights: try parcels.compactMap {
                    try Self.sight(of: $0, by: courier, in: session)
                })
        }
    }
}

extension House {
    /// Takes back what leases that are over still hold. A lease from before the machine's last
    /// start is given its time anew (see `LeaseTerm`).
    func freeLapsedLeases(
        of courier: CourierCode? = nil, at clock: MonotonicInstant, now: Int64,
        in session: StoreSession
    ) throws {
        for lease in try session.openLeases(of: courier) {
            switch lease.term.standing(at: clock) {
            case .running: continue
            case .renewed(let term):
                try session.extend(
                    lease.id, term, until: now + term.visibilityMilliseconds)
            case .over:
                try session.takeBack(
                    nil, ofLease: lease.id, as: .expired, tries: assigning.leaseTries)
            }
        }
    }
}
