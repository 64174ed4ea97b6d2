extension Migration {
    /// Reports of quality that are kept, so that a past day can be read again.
    static let keptQuality = [
        // One of each area and month; its lines stand in pieces, so that none is too long.
        """
        CREATE TABLE quality_report (
            id TEXT NOT NULL PRIMARY KEY,
            area TEXT NOT NULL,
            month TEXT NOT NULL,
            day TEXT NOT NULL,
            rules TEXT NOT NULL,
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            kept_at INTEGER NOT NULL,
            key_id TEXT NOT NULL,
            UNIQUE (area, month)
        ) STRICT
        """,
        "CREATE INDEX quality_report_by_day ON quality_report (area, day)",
        """
        CREATE TABLE quality_report_piece (
            report_id TEXT NOT NULL REFERENCES quality_report (id),
            number INTEGER NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (report_id, number)
        ) STRICT
        """,
    ]
}
