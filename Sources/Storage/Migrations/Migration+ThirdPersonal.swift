extension Migration {
    /// Receivers of orders, encrypted, in a table of their own, and who has looked at them.
    static let personalData: [String] = personalKeys + receivers + sealedColumns + personalReads

    /// `proof` shows which key it is and does not tell the key.
    private static let personalKeys = [
        """
        CREATE TABLE personal_key (
            id TEXT NOT NULL PRIMARY KEY,
            state TEXT NOT NULL CHECK (state IN ('lookup', 'current', 'former')),
            proof BLOB NOT NULL CHECK (length(proof) = 32)
        ) STRICT
        """,
        """
        CREATE UNIQUE INDEX personal_key_current ON personal_key (state)
            WHERE state IN ('lookup', 'current')
        """,
    ]

    /// `sealed` is the name, phone, street and note; nothing of it is left once it was erased.
    private static let receivers = [
        """
        CREATE TABLE receiver (
            order_id TEXT NOT NULL PRIMARY KEY REFERENCES customer_order (id),
            key_id TEXT,
            sealed BLOB,
            phone_hash BLOB CHECK (length(phone_hash) = 32),
            placed_at INTEGER NOT NULL,
            erased_at INTEGER,
            CHECK ((sealed IS NULL) = (erased_at IS NOT NULL)),
            CHECK ((key_id IS NULL) = (erased_at IS NOT NULL)),
            CHECK ((phone_hash IS NULL) = (erased_at IS NOT NULL))
        ) STRICT
        """,
        """
        CREATE INDEX receiver_by_phone ON receiver (phone_hash, placed_at)
            WHERE phone_hash IS NOT NULL
        """,
        """
        CREATE INDEX receiver_by_age ON receiver (placed_at, order_id) WHERE erased_at IS NULL
        """,
    ]

    /// Where people may be named in passing; without a key the row is from before and clear.
    private static let sealedColumns = [
        "ALTER TABLE idempotency ADD COLUMN sealed_by TEXT",
        // The sweep of old answers would read all of them otherwise.
        "CREATE INDEX idempotency_by_time ON idempotency (at)",
        "ALTER TABLE courier_hook ADD COLUMN sealed_by TEXT",
        "ALTER TABLE shipment_attempt ADD COLUMN sealed_by TEXT",
        "ALTER TABLE shipment_attempt ADD COLUMN sealed BLOB",
    ]

    /// Reads by people; the same key at the same door within the same hour is one line.
    private static let personalReads = [
        """
        CREATE TABLE personal_read (
            order_id TEXT NOT NULL REFERENCES customer_order (id),
            hour INTEGER NOT NULL,
            key_id TEXT NOT NULL,
            door TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (order_id, hour, key_id, door)
        ) STRICT
        """,
        "CREATE INDEX personal_read_by_key ON personal_read (key_id, at)",
    ]
}
