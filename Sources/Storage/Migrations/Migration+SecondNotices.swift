extension Migration {
    /// E-mails and other notices on their way to people.
    static let notices: [String] = [
        // `once` keeps the same news from being told twice, however often it is noticed.
        """
        CREATE TABLE notice (
            id TEXT NOT NULL PRIMARY KEY,
            once TEXT NOT NULL UNIQUE,
            producer_id TEXT NOT NULL REFERENCES producer (id),
            kind TEXT NOT NULL,
            subject_id TEXT NOT NULL,
            recipient TEXT NOT NULL,
            title TEXT NOT NULL,
            body TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'parked')),
            attempts INTEGER NOT NULL,
            rung INTEGER NOT NULL,
            next_at INTEGER NOT NULL,
            reason TEXT,
            created_at INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX notice_waiting ON notice (next_at) WHERE state = 'waiting'",
        "CREATE INDEX notice_by_state ON notice (state, id)",
        "CREATE INDEX notice_by_time ON notice (created_at) WHERE state <> 'waiting'",
    ]
}
