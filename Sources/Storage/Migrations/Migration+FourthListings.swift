extension Migration {
    /// What listings say in full, their versions, and edits that wait for a decision.
    static let keptListings = moreOfListings + changesOfListings

    private static let moreOfListings = [
        // The fields of `ProductDetails` that say something, by their names.
        "ALTER TABLE listing ADD COLUMN details TEXT NOT NULL DEFAULT '{}'",
        "ALTER TABLE listing ADD COLUMN photos TEXT NOT NULL DEFAULT '[]'",
        // The first day on which the listing pauses itself; what is NULL gets its first lease
        // from the hourly round.
        "ALTER TABLE listing ADD COLUMN fresh_until TEXT",
        // SHA-256 of what was registered under an id that the client made.
        "ALTER TABLE listing ADD COLUMN draft_hash BLOB",
        """
        CREATE INDEX listing_by_lease ON listing (fresh_until, id)
            WHERE fresh_until IS NOT NULL
        """,
        """
        CREATE INDEX listing_without_lease ON listing (id)
            WHERE fresh_until IS NULL AND state = 'approved'
        """,
        // Versions are only ever added. The last one of a listing from before is kept when it is
        // first changed.
        """
        CREATE TABLE listing_version (
            listing_id TEXT NOT NULL REFERENCES listing (id),
            version INTEGER NOT NULL,
            state TEXT NOT NULL,
            fields TEXT NOT NULL,
            waiting TEXT NOT NULL,
            stock INTEGER NOT NULL,
            act TEXT NOT NULL,
            key_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (listing_id, version)
        ) STRICT
        """,
    ]

    private static let changesOfListings = [
        """
        CREATE TABLE change_request (
            id TEXT NOT NULL PRIMARY KEY,
            listing_id TEXT NOT NULL REFERENCES listing (id),
            revision INTEGER NOT NULL,
            changes TEXT NOT NULL,
            state TEXT NOT NULL CHECK
                (state IN ('waiting', 'approved', 'rejected', 'withdrawn')),
            asked_by TEXT NOT NULL,
            asked_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            decided_by TEXT,
            decided_at INTEGER,
            reason TEXT,
            note TEXT,
            made_version INTEGER
        ) STRICT
        """,
        """
        CREATE UNIQUE INDEX change_request_waiting ON change_request (listing_id)
            WHERE state = 'waiting'
        """,
        "CREATE INDEX change_request_by_state ON change_request (state, id)",
        "CREATE INDEX change_request_by_listing ON change_request (listing_id, id)",
        // Edits that passed by rule and that an officer is to look at; one open line a listing.
        """
        CREATE TABLE review_sample (
            id TEXT NOT NULL PRIMARY KEY,
            listing_id TEXT NOT NULL REFERENCES listing (id),
            what TEXT NOT NULL,
            key_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            seen_at INTEGER,
            seen_by TEXT,
            finding TEXT,
            note TEXT
        ) STRICT
        """,
        """
        CREATE UNIQUE INDEX review_sample_open ON review_sample (listing_id)
            WHERE seen_at IS NULL
        """,
        "CREATE INDEX review_sample_to_see ON review_sample (id) WHERE seen_at IS NULL",
    ]
}
