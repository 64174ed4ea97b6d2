extension Migration {
    /// The official code that a courier's list has beside its own, and whether it was matched by.
    static let officialCodes = [
        "ALTER TABLE place_code ADD COLUMN official_code TEXT CHECK (length(official_code) = 5)",
        """
        ALTER TABLE place_code ADD COLUMN by_code INTEGER NOT NULL DEFAULT 0
            CHECK (by_code IN (0, 1))
        """,
    ]
}
