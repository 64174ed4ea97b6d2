package import Market

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
    /// parcel waits for another courier, in the sight of people (`ParcelAttention.unassigned`).
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
    }
}
