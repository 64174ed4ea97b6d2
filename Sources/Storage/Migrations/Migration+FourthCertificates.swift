extension Migration {
    /// Certificates one after another, their scans, and reports of counterfeits.
    static let certificateSequence = certificateColumns + certificateTimes + counterfeits

    /// The end of a term is months after a day, which no statement can reckon in every engine: the
    /// program fills it in for rows from before.
    private static let certificateColumns = [
        """
        ALTER TABLE certificate ADD COLUMN kind TEXT NOT NULL DEFAULT 'first'
            CHECK (kind IN ('first', 'upgrade', 're_assessment'))
        """,
        "ALTER TABLE certificate ADD COLUMN criteria TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE certificate ADD COLUMN valid_to TEXT",
        "ALTER TABLE certificate ADD COLUMN revocation_ground TEXT",
        "ALTER TABLE certificate ADD COLUMN scan_sha256 BLOB CHECK (length(scan_sha256) = 32)",
        "ALTER TABLE certificate ADD COLUMN scan_type TEXT",
        "ALTER TABLE certificate ADD COLUMN scan_bytes INTEGER CHECK (scan_bytes > 0)",
    ]

    private static let certificateTimes = [
        "CREATE INDEX certificate_without_end ON certificate (id) WHERE valid_to IS NULL",
        "CREATE INDEX certificate_by_end ON certificate (state, valid_to, id)",
        """
        CREATE INDEX certificate_by_revocation ON certificate (revoked_from, id)
            WHERE revoked_from IS NOT NULL
        """,
        // The trade item number of `details` with 14 digits, by which a scanned pack is found.
        "ALTER TABLE listing ADD COLUMN gtin TEXT",
        "CREATE INDEX listing_by_gtin ON listing (gtin, id) WHERE gtin IS NOT NULL",
        // What withdrew lately is asked for with every list of revocations.
        """
        CREATE INDEX listing_withdrawn ON listing (updated_at, id) WHERE state = 'withdrawn'
        """,
    ]

    /// `sealed` is how the reporter can be asked; it is gone once the report is settled.
    private static let counterfeits = [
        """
        CREATE TABLE counterfeit_report (
            id TEXT NOT NULL PRIMARY KEY,
            decision_number TEXT NOT NULL,
            place TEXT NOT NULL,
            note TEXT NOT NULL,
            key_id TEXT,
            sealed BLOB,
            fingerprint BLOB NOT NULL UNIQUE CHECK (length(fingerprint) = 32),
            state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'dismissed')),
            settlement TEXT NOT NULL DEFAULT '',
            at INTEGER NOT NULL,
            settled_at INTEGER,
            CHECK ((sealed IS NULL) = (key_id IS NULL)),
            CHECK ((settled_at IS NULL) = (state = 'open'))
        ) STRICT
        """,
        "CREATE INDEX counterfeit_by_number ON counterfeit_report (decision_number, at)",
        "CREATE INDEX counterfeit_by_state ON counterfeit_report (state, id)",
        "CREATE INDEX counterfeit_by_time ON counterfeit_report (at)",
    ]
}
