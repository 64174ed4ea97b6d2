package import Market

/// What is still to be said to whom: one line per partner and listing, however often it changed.
extension StoreSession {
    /// Marks the listing for every partner that is sent listings, in the change's transaction.
    ///
    /// A listing that waits already keeps its place, so that steady edits cannot push it back;
    /// what is sent is read when the batch is put together.
    package func queuePush(of listing: ListingID) throws {
        let anyone = try sql.first(
            "SELECT code FROM partner WHERE state IN ('active', 'stalled') LIMIT 1")
        if anyone == nil { return }
        try sql.execute(
            """
            INSERT INTO push_pending (partner, listing_id, position)
            SELECT code, $1, $2 FROM partner WHERE state IN ('active', 'stalled')
            ON CONFLICT (partner, listing_id) DO NOTHING
            """,
            [.text(listing.text), SQLValue(try bump(counter: "push_position"))])
    }

    /// The listings that wait longest for the partner.
    package func pendingListings(of partner: PartnerCode, limit: Int) throws -> [ListingID] {
        try sql.query(
            "SELECT listing_id FROM push_pending WHERE partner = $1 ORDER BY position LIMIT $2",
            [.text(partner.text), SQLValue(limit)]
        ).map { ListingID(try $0.text("listing_id")) }
    }

    package func hasPendingListings(of partner: PartnerCode) throws -> Bool {
        try !pendingListings(of: partner, limit: 1).isEmpty
    }

    package func removePending(_ listing: ListingID, of partner: PartnerCode) throws {
        try sql.execute(
            "DELETE FROM push_pending WHERE partner = $1 AND listing_id = $2",
            [.text(partner.text), .text(listing.text)])
    }

    /// Forgets all marks: a snapshot that says everything takes their place.
    package func removeAllPending(of partner: PartnerCode) throws {
        try sql.execute("DELETE FROM push_pending WHERE partner = $1", [.text(partner.text)])
    }

    /// Marks one listing for one partner, for what a batch could not hold.
    package func markPending(_ listing: ListingID, of partner: PartnerCode) throws {
        try sql.execute(
            """
            INSERT INTO push_pending (partner, listing_id, position) VALUES ($1, $2, $3)
            ON CONFLICT (partner, listing_id) DO NOTHING
            """,
            [
                .text(partner.text), .text(listing.text),
                SQLValue(try bump(counter: "push_position")),
            ])
    }

    /// Marks everything that a batch from `seq` on carried, tombstones too, to be said again.
    package func markPending(carriedFrom seq: Int, of partner: PartnerCode) throws {
        try sql.execute(
            """
            UPDATE listing_at_partner SET status = 'pending' WHERE partner = $1 AND seq >= $2
            """,
            [.text(partner.text), SQLValue(seq)])
        try sql.execute(
            """
            INSERT INTO push_pending (partner, listing_id, position)
            SELECT partner, listing_id, $1 FROM listing_at_partner
            WHERE partner = $2 AND seq >= $3
            ON CONFLICT (partner, listing_id) DO NOTHING
            """,
            [
                SQLValue(try bump(counter: "push_position")), .text(partner.text), SQLValue(seq),
            ])
    }
}
