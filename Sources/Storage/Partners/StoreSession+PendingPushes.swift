package import Market

/// What is still to be said to whom: one line per partner and listing, however often it changed.
extension StoreSession {
    /// Marks the listing for every partner that is sent listings, in the change's transaction.
    ///
    /// A listing that waits already keeps its place, so that steady edits cannot push it back;
    /// what is sent is read when the batch is put together.
    ///
    /// `isLive` says that the caller knows it to be on offer.
    package func queuePush(of listing: ListingID, isLive: Bool = false) throws {
        let position = try bump(counter: "push_position")
        if isLive {
            try noteLiveChange(of: listing, position: position)
        } else {
            try noteChange(of: listing, position: position)
        }
        try sql.execute(
            """
            INSERT INTO push_pending (partner, listing_id, position)
            SELECT code, $1, $2 FROM partner
            WHERE state IN ('active', 'stalled')
            ON CONFLICT (partner, listing_id) DO NOTHING
            """,
            [.text(listing.text), SQLValue(position)])
    }

    /// The listings that wait longest for the partner.
    package func pendingListings(of partner: PartnerCode, limit: Int) throws -> [ListingID] {
        try sql.query(
            "SELECT listing_id FROM push_pending WHERE partner = $1 ORDER BY position LIMIT $2",
            [.text(partner.text), SQLValue(limit)]
        ).map { ListingID(try $0.text("listing_id")) }
    }

    /// The same, but only those that no batch took up within the window before `now`.
    ///
    /// A batch of a time to come shows that the clock was set back; then nothing waits for it.
    package func dueListings(
        of partner: PartnerCode, at now: Int64, window milliseconds: Int64, limit: Int
    ) throws -> [ListingID] {
        try sql.query(
            """
            SELECT push_pending.listing_id AS listing_id FROM push_pending
            LEFT JOIN listing_at_partner AS told ON told.partner = push_pending.partner
                AND told.listing_id = push_pending.listing_id
            WHERE push_pending.partner = $1
                AND (told.sent_at IS NULL OR told.sent_at <= $2 OR told.sent_at > $3)
            ORDER BY push_pending.position LIMIT $4
            """,
            [
                .text(partner.text), .integer(now - milliseconds), .integer(now), SQLValue(limit),
            ]
        ).map { ListingID(try $0.text("listing_id")) }
    }

    /// When the first of the waiting listings was last taken up; `nil` when none waits.
    package func earliestSending(ofWaitingFor partner: PartnerCode) throws -> Int64? {
        try sql.first(
            """
            SELECT COALESCE(told.sent_at, 0) AS sent_at FROM push_pending
            LEFT JOIN listing_at_partner AS told ON told.partner = push_pending.partner
                AND told.listing_id = push_pending.listing_id
            WHERE push_pending.partner = $1 ORDER BY 1 LIMIT 1
            """,
            [.text(partner.text)]
        ).map { try $0.instant("sent_at") }
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
}
