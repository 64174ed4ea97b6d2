internal import Market
internal import Reach
internal import Storage

/// What time does by itself: turns that nobody answered, leases that are over, old entries.
extension AssignmentDesk {
    private static let turnsAtOnce = 100
    private static let entriesAtOnce = 1_000
    /// While a courier's API may or may not have taken a parcel, nobody else is asked for so long.
    fileprivate static let doubtMilliseconds: Int64 = 3_600_000

    /// Ends what is over at this moment, and asks the next courier for what was given back; run
    /// again, it changes nothing. Answers how many turns ended. What fails with one parcel is
    /// thrown when everything else is done.
    @discardableResult
    package func sweep() async throws -> Int {
        let now = house.clockwork.now()
        var ended = 0
        var failures = Failures()
        for id in try await overdue(at: now) {
            let isOver = try await failures.collect {
                try await house.store.write { [house] session in
                    try house.endTurn(of: id, at: now, in: session)
                }
            }
            if isOver == true { ended += 1 }
        }
        for id in try await house.store.read({ try $0.givenBackParcels(limit: Self.turnsAtOnce) }) {
            try await failures.collect {
                try await house.store.write { [house] session in
                    try house.offerIfGivenBack(id, at: now, in: session)
                }
            }
            ended += 1
        }
        if ended > 0 { house.publishShipments() }
        try await failures.collect { try await freeLeases(at: now) }
        try await failures.collect { try await forgetOld(at: now) }
        try failures.finish()
        return ended
    }

    private func overdue(at now: Int64) async throws -> [ParcelID] {
        try await house.store.read {
            try $0.overdueAssignments(at: now, limit: Self.turnsAtOnce)
        }
    }

    /// So that people see a parcel that is stuck also when no worker asks for leases any more.
    private func freeLeases(at now: Int64) async throws {
        let clock = house.clockwork.monotonic()
        let open = try await house.store.read { try $0.openLeases() }
        if open.allSatisfy({ $0.term.standing(at: clock) == .running }) { return }
        try await house.store.write { [house] session in
            try house.freeLapsedLeases(at: clock, now: now, in: session)
        }
    }

    private func forgetOld(at now: Int64) async throws {
        let before = now - Int64(house.assigning.retentionDays) * 86_400_000
        let hasOld = try await house.store.read { try $0.hasFeedEntries(before: before) }
        if !hasOld { return }
        let count = try await house.store.write { session in
            try session.forgetLeases(before: before, limit: Self.entriesAtOnce)
            return try session.sweepFeeds(before: before, limit: Self.entriesAtOnce)
        }
        if count > 0 { house.feedPlaces.forget() }
    }
}

extension House {
    /// Ends the parcel's last turn if its time is over, and asks the next courier; answers whether
    /// it did. A courier whose API has taken the parcel has said yes by that.
    fileprivate func endTurn(
        of id: ParcelID, at now: Int64, in session: StoreSession
    ) throws -> Bool {
        guard let file = try session.turns(of: id), var last = file.turns.last,
            let lapsed = last.lapsed(at: now)
        else { return false }
        if file.parcel.handover == .cancelled {
            try session.update(last.withdrawn(at: now))
            return false
        }
        // What was left behind at a courier before says nothing of this turn.
        switch try session.currentShipment(of: id)?.shipment.state {
        case .created:
            try session.markAccepted(id, at: now)
            return false
        case .creating, .locked:
            last.decideBy = now + AssignmentDesk.doubtMilliseconds
            try session.update(last)
            return false
        case nil, .waiting, .refused, .cancelling, .cancelled: break
        }
        try session.update(lapsed)
        let entry = HistoryEntry(
            id: clockwork.ids.make("hs"), subject: id.text, act: "parcel_turn_expired",
            keyID: Self.clockKeyID, note: last.courier.text, at: now)
        try session.append(entry)
        try offerOnward(
            id, after: lapsed, leavingOut: AssignmentDesk.refusers(of: id, in: session), at: now,
            in: session)
        return true
    }
}
