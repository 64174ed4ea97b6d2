package import Market

/// Every version of a listing; a row is written once and never changed.
extension StoreSession {
    /// Keeps a version unless it is kept already.
    package func keep(_ version: ListingVersion) throws {
        try sql.execute(
            """
            INSERT INTO listing_version
                (listing_id, version, state, fields, waiting, stock, act, key_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (listing_id, version) DO NOTHING
            """,
            [
                .text(version.listing.text), SQLValue(version.number),
                .text(version.state.rawValue), .fields(version.fields),
                .fields(version.waiting), SQLValue(version.stock), .text(version.act),
                .text(version.keyID), .integer(version.at),
            ])
    }

    package func version(_ number: Int, of listing: ListingID) throws -> ListingVersion? {
        try sql.first(
            "SELECT * FROM listing_version WHERE listing_id = $1 AND version = $2",
            [.text(listing.text), SQLValue(number)]
        ).map(ListingVersion.init)
    }

    /// The kept versions below a number, newest first.
    package func versions(
        of listing: ListingID, before number: Int, limit: Int
    ) throws -> [ListingVersion] {
        try sql.query(
            """
            SELECT * FROM listing_version WHERE listing_id = $1 AND version < $2
            ORDER BY version DESC LIMIT $3
            """,
            [.text(listing.text), SQLValue(number), SQLValue(limit)]
        ).map(ListingVersion.init)
    }

    /// What was done to a listing, newest first, after the entry with the id `before`.
    package func history(
        of listing: ListingID, before: String?, limit: Int
    ) throws -> [HistoryEntry] {
        try sql.query(
            """
            SELECT * FROM history WHERE subject = $1 AND id < $2 ORDER BY id DESC LIMIT $3
            """,
            [.text(listing.text), .text(before ?? Self.afterEveryID), SQLValue(limit)]
        ).map(HistoryEntry.init)
    }
}

extension ListingVersion {
    init(_ record: SQLRecord) throws {
        self.init(
            listing: ListingID(try record.text("listing_id")),
            number: try record.integer("version"), state: try record.word("state"),
            fields: try record.fields("fields"), waiting: try record.fields("waiting"),
            stock: try record.integer("stock"), act: try record.text("act"),
            keyID: try record.text("key_id"), at: try record.instant("at"))
    }
}
