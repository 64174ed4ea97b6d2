package import Market

/// Every listing at the place of its last change, for those who read the feed by themselves.
extension StoreSession {
    /// Moves the listing to the end; part of the transaction that changed it.
    func noteChange(of listing: ListingID, position: Int) throws {
        try sql.execute(
            """
            INSERT INTO listing_change (listing_id, position, was_live)
            SELECT listing.id, $2, CASE WHEN listing.state = 'approved'
                AND producer.state = 'active' THEN 1 ELSE 0 END
            FROM listing JOIN producer ON producer.id = listing.producer_id
            WHERE listing.id = $1
            ON CONFLICT (listing_id) DO UPDATE SET position = excluded.position,
                was_live = CASE WHEN excluded.was_live = 1 THEN 1
                    ELSE listing_change.was_live END
            """,
            [.text(listing.text), SQLValue(position)])
    }

    /// The same of a listing that is known to be on offer.
    func noteLiveChange(of listing: ListingID, position: Int) throws {
        try sql.execute(
            """
            INSERT INTO listing_change (listing_id, position, was_live) VALUES ($1, $2, 1)
            ON CONFLICT (listing_id) DO UPDATE SET position = excluded.position, was_live = 1
            """,
            [.text(listing.text), SQLValue(position)])
    }

    /// The place of the last change of all.
    package func lastListingChange() throws -> Int {
        try counter("push_position")
    }

    /// What changed after a place and was ever on offer, in the order of the changes.
    package func listingChanges(after position: Int, limit: Int) throws -> [ListingChange] {
        try sql.query(
            """
            SELECT listing_id, position FROM listing_change
            WHERE position > $1 AND was_live = 1
            ORDER BY position, listing_id LIMIT $2
            """,
            [SQLValue(position), SQLValue(limit)]
        ).map(ListingChange.init)
    }

    /// The live listings after an id, in the order of their ids.
    package func liveListings(after id: String, limit: Int) throws -> [ListingChange] {
        try sql.query(
            """
            SELECT listing.id AS listing_id,
                COALESCE(listing_change.position, 0) AS position
            FROM listing JOIN producer ON producer.id = listing.producer_id
            LEFT JOIN listing_change ON listing_change.listing_id = listing.id
            WHERE listing.id > $1 AND listing.state = 'approved' AND producer.state = 'active'
            ORDER BY listing.id LIMIT $2
            """,
            [.text(id), SQLValue(limit)]
        ).map(ListingChange.init)
    }
}

/// A listing and the place of its last change.
package struct ListingChange: Hashable, Sendable {
    package let listing: ListingID
    package let position: Int
}

extension ListingChange {
    init(_ record: SQLRecord) throws {
        self.init(
            listing: ListingID(try record.text("listing_id")),
            position: try record.integer("position"))
    }
}
