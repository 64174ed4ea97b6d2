package import Market
internal import Reach

/// Couriers that say yes or no by what they do.
extension StoreSession {
    /// The courier has the parcel, or its API has taken it: that is its yes.
    ///
    /// A parcel that was only on offer is now assigned, so that the courier's feed shows the
    /// receiver. Nothing happens where the turn was accepted before, the courier said no to it or
    /// gave it back, or the parcel was given up.
    package func markAccepted(_ parcel: ParcelID, at: Int64) throws {
        guard var turn = try assignment(of: parcel),
            [.assigned, .offered, .expired].contains(turn.state)
        else { return }
        let wasShown = turn.state.showsReceiver
        turn.state = .accepted
        turn.decidedAt = at
        try update(turn)
        if wasShown { return }
        let isOurs = try sql.execute(
            "UPDATE parcel SET handover = 'waiting' WHERE id = $1 AND handover = 'unassigned'",
            [.text(parcel.text)])
        if isOurs == 1 { try appendToFeed(of: turn.courier, .assigned, parcel, at: at) }
    }

    /// The courier has cancelled a parcel that we did not give up: its turn ends as a no, and the
    /// parcel waits for another courier, in the sight of people (`ParcelAttention.unassigned`),
    /// until whoever asks couriers looks at what was given back.
    func markGivenBack(_ parcel: ParcelID, at: Int64) throws {
        if var kept = try currentShipment(of: parcel),
            [.created, .cancelling].contains(kept.shipment.state)
        {
            kept.shipment.state = .cancelled
            kept.rereadAt = nil
            try update(kept)
        }
        try sql.execute(
            """
            UPDATE parcel SET handover = 'unassigned', lease_id = NULL, lease_count = 0
            WHERE id = $1 AND handover <> 'cancelled'
            """,
            [.text(parcel.text)])
        guard var turn = try assignment(of: parcel), turn.state.isOpen || turn.state == .accepted
        else { return }
        turn.state = .rejected
        turn.reason = .other
        turn.decidedAt = at
        try update(turn)
        try appendToFeed(of: turn.courier, .withdrawn, parcel, at: at)
        try sql.execute(
            """
            INSERT INTO parcel_given_back (parcel_id, at) VALUES ($1, $2)
            ON CONFLICT (parcel_id) DO NOTHING
            """,
            [.text(parcel.text), .integer(at)])
    }

    /// Parcels that couriers gave back and for which nobody has looked for another one yet.
    package func givenBackParcels(limit: Int) throws -> [ParcelID] {
        try sql.query(
            "SELECT parcel_id FROM parcel_given_back ORDER BY at, parcel_id LIMIT $1",
            [SQLValue(limit)]
        ).map { ParcelID(try $0.text("parcel_id")) }
    }

    /// Notes that somebody has looked for another courier.
    package func settleGivenBack(_ parcel: ParcelID) throws {
        try sql.execute(
            "DELETE FROM parcel_given_back WHERE parcel_id = $1", [.text(parcel.text)])
    }
}
