package import Market
internal import Storage

/// What becomes of parcels that nobody packs.
extension PackingDesk {
    /// The most tasks that one answer shows.
    private static let mostTasks = 200
    /// Parcels looked at together; each is released in a transaction of its own.
    private static let atOnce = 50

    /// The parcels that a producer should have packed by now and that no courier has yet.
    package func tasks(
        of producer: ProducerID, by caller: Caller
    ) async throws -> [PackingTask] {
        let now = house.clockwork.now()
        return try await house.store.read { [house] session in
            try Self.demandLeave(caller, for: producer, house, in: session)
            let late = try session.lateParcels(
                of: producer, at: now, limit: Self.mostTasks)
            return try late.compactMap { parcel in
                guard let packBy = parcel.packing.packBy,
                    try !Self.isOnItsWay(parcel.id, in: session)
                else { return nil }
                return PackingTask(
                    parcel: parcel.id, packBy: packBy,
                    releasedAt: packBy + house.orderRules.graceMilliseconds)
            }
        }
    }

    /// Gives up every parcel whose second time limit has passed; answers how many. What a courier
    /// has taken all the same was packed, whatever its producer said. What fails with one parcel is
    /// thrown when all others are done.
    @discardableResult
    package func sweep() async throws -> Int {
        var released = 0
        var failures = Failures()
        var overdue: [ParcelID]
        var settled: Int
        repeat {
            let now = house.clockwork.now()
            overdue = try await overdueParcels(at: now)
            settled = 0
            for id in overdue {
                let isReleased = try await failures.collect {
                    try await house.store.write { [house] session in
                        try house.release(id, at: now, in: session)
                    }
                }
                if let isReleased {
                    settled += 1
                    if isReleased { released += 1 }
                }
            }
            // Those that failed come again: without one that did not, nothing new would come.
        } while overdue.count == Self.atOnce && settled > 0
        if released > 0 { house.publish() }
        try failures.finish()
        return released
    }

    private func overdueParcels(at now: Int64) async throws -> [ParcelID] {
        let instant = now - house.orderRules.graceMilliseconds
        return try await house.store.read {
            try $0.unpackedParcels(packBy: instant, limit: Self.atOnce)
        }
    }

    fileprivate static func isOnItsWay(_ id: ParcelID, in session: StoreSession) throws -> Bool {
        ParcelHistory(try session.reports(of: id)).status?.isHandedOver == true
    }
}

extension House {
    /// Gives up a parcel that is still to be packed; answers whether it did.
    fileprivate func release(
        _ id: ParcelID, at now: Int64, in session: StoreSession
    ) throws -> Bool {
        // It may have been packed since it was found.
        guard try session.owner(of: id)?.parcel.packing.state == .toPack else { return false }
        if try PackingDesk.isOnItsWay(id, in: session) {
            try session.set(Packing(state: .packed, packedAt: now), of: id)
            return false
        }
        if try cancel(id, because: CancelReason(.notPacked), by: nil, at: now, in: session) {
            return true
        }
        try session.set(Packing(state: .released), of: id)
        return false
    }
}

/// A parcel that its producer is late to pack.
package struct PackingTask: Hashable, Sendable {
    package let parcel: ParcelID
    /// Until when it should have been packed, in UTC milliseconds.
    package let packBy: Int64
    /// When it will be given up.
    package let releasedAt: Int64
}
