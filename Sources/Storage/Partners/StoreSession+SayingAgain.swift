package import Market

/// Marks for what a partner is to hear again, tombstones too, without waiting for a change.
extension StoreSession {
    /// Marks everything that a batch from `seq` on carried.
    package func markPending(carriedFrom seq: Int, of partner: PartnerCode) throws {
        try sql.execute(
            """
            UPDATE listing_at_partner SET status = 'pending', sent_at = 0
            WHERE partner = $1 AND seq >= $2
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

    /// Marks everything whose standing at the partner changed at an instant or after it.
    package func markPending(changedSince instant: Int64, of partner: PartnerCode) throws {
        try sql.execute(
            """
            INSERT INTO push_pending (partner, listing_id, position)
            SELECT partner, listing_id, $1 FROM listing_at_partner
            WHERE partner = $2 AND at >= $3
            ON CONFLICT (partner, listing_id) DO NOTHING
            """,
            [
                SQLValue(try bump(counter: "push_position")), .text(partner.text),
                .integer(instant),
            ])
        try sql.execute(
            """
            UPDATE listing_at_partner SET status = 'pending', sent_at = 0
            WHERE partner = $1 AND at >= $2
            """,
            [.text(partner.text), .integer(instant)])
    }

    /// Marks one listing; its next version is above `floor`, which the partner may have by now.
    package func sayAgain(
        _ listing: ListingID, to partner: PartnerCode, above floor: Int = 0
    ) throws {
        try markPending(listing, of: partner)
        try sql.execute(
            """
            UPDATE listing_at_partner SET status = 'pending', sent_at = 0, content = NULL,
                version = CASE WHEN version < $1 THEN $1 ELSE version END
            WHERE partner = $2 AND listing_id = $3
            """,
            [SQLValue(floor), .text(partner.text), .text(listing.text)])
    }

    /// Marks all live listings, and those that the partner has though they are not live.
    package func markAllPending(of partner: PartnerCode) throws {
        try sql.execute(
            """
            INSERT INTO push_pending (partner, listing_id, position)
            SELECT $1, listing.id, $2
            FROM listing JOIN producer ON producer.id = listing.producer_id
            WHERE listing.state = 'approved' AND producer.state = 'active'
            ON CONFLICT (partner, listing_id) DO NOTHING
            """,
            [.text(partner.text), SQLValue(try bump(counter: "push_position"))])
        try sql.execute(
            """
            INSERT INTO push_pending (partner, listing_id, position)
            SELECT partner, listing_id, $2 FROM listing_at_partner
            WHERE partner = $1 AND taken_version > 0
            ON CONFLICT (partner, listing_id) DO NOTHING
            """,
            [.text(partner.text), SQLValue(try bump(counter: "push_position"))])
    }
}
