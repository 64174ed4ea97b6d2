package import Market
package import Reach
internal import Storage

/// Lets couriers say yes or no to parcels, and finds another where one says no or nothing.
package struct AssignmentDesk: Sendable {
    let house: House

    /// The courier carries the parcel; saying so twice answers the same.
    ///
    /// What was on offer is now assigned, and comes with its receiver by the feed or a lease.
    package func accept(
        _ id: ParcelID, as courier: CourierCode, by caller: Caller, once: Once,
        render: @escaping @Sendable (Assignment) throws -> Answer
    ) async throws -> Answer {
        try await house.write(by: caller, once, render: render) { [house] session, now in
            let turn = try Self.turn(of: id, for: courier, in: session)
            let next = try turn.accepted(at: now)
            if next == turn { return turn }
            try session.update(next)
            if turn.state == .offered {
                try session.give(id, to: next, .waiting, at: now)
                try session.appendToFeed(of: courier, .assigned, id, at: now)
            } else {
                // Who says yes has the data; a worker that holds it by lease says so by itself.
                try session.takeOverWaiting(id, by: courier)
            }
            try house.note("parcel_accepted", on: id.text, by: caller, at: now, in: session)
            return next
        }
    }

    /// The courier does not carry the parcel; the next best one is asked in the same transaction.
    package func reject(
        _ id: ParcelID, because reason: DeclineCode, note: String, as courier: CourierCode,
        by caller: Caller, once: Once,
        render: @escaping @Sendable (Assignment) throws -> Answer
    ) async throws -> Answer {
        var check = FieldCheck()
        let note = check.text(
            note, "note", limit: DeclineCode.longestNote, multiline: true, allowsEmpty: true)
        try check.finish()
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            let turn = try Self.turn(of: id, for: courier, in: session)
            let next = try turn.rejected(because: reason, note: note, at: now)
            if next == turn { return turn }
            try session.update(next)
            try house.note(
                "parcel_rejected", on: id.text, by: caller, reason.rawValue, at: now, in: session)
            try house.offerOnward(
                id, after: next, leavingOut: Self.refusers(of: id, in: session), at: now,
                in: session)
            return next
        }
        house.publishShipments()
        return answer
    }

    /// The courier's own turn, which must be the parcel's last one.
    private static func turn(
        of id: ParcelID, for courier: CourierCode, in session: StoreSession
    ) throws -> Assignment {
        guard let own = try session.assignment(of: id, to: courier),
            let last = try session.turns(of: id)
        else { throw AssignmentError.notFound(id) }
        if last.parcel.handover == .cancelled { throw AssignmentError.parcelOver(id) }
        // A turn before the last has ended, which its state says.
        if own.number != last.turns.last?.number, own.state.isOpen || own.state == .accepted {
            throw AssignmentError.over(id, .withdrawn)
        }
        return own
    }

    /// Couriers that said no, or nothing, to this parcel.
    static func refusers(
        of id: ParcelID, in session: StoreSession
    ) throws -> Set<CourierCode> {
        let ended = try session.assignments(of: id).filter {
            $0.state == .rejected || $0.state == .expired
        }
        return Set(ended.map(\.courier))
    }
}
