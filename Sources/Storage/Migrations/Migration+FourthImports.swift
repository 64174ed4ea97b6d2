extension Migration {
    /// Imports of many rows, as jobs that can be gone on with.
    static let sheetImports = importFiles + importJobs + annexes

    private static let importFiles = [
        """
        CREATE TABLE import_file (
            sha256 TEXT NOT NULL PRIMARY KEY,
            bytes INTEGER NOT NULL CHECK (bytes > 0),
            kept_at INTEGER NOT NULL
        ) STRICT
        """,
        // In pieces, so that nobody waits for the writer while a large file is kept.
        """
        CREATE TABLE import_piece (
            sha256 TEXT NOT NULL REFERENCES import_file (sha256),
            number INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            PRIMARY KEY (sha256, number)
        ) STRICT
        """,
    ]

    private static let importJobs = [
        // `runner` is who works on it, and holds it until `held_until`; a batch of somebody else
        // is not taken. `seen` are the columns of the file that are not taken in.
        """
        CREATE TABLE sheet_import (
            id TEXT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            lane TEXT NOT NULL,
            producer_id TEXT REFERENCES producer (id),
            key_id TEXT NOT NULL,
            is_dry_run INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            basis TEXT UNIQUE REFERENCES sheet_import (id),
            state TEXT NOT NULL
                CHECK (state IN ('queued', 'running', 'finished', 'cancelled', 'failed')),
            last_row INTEGER NOT NULL DEFAULT 0,
            total INTEGER,
            counts TEXT NOT NULL DEFAULT '{}',
            worked_ms INTEGER NOT NULL DEFAULT 0,
            seen TEXT NOT NULL DEFAULT '{}',
            problems TEXT NOT NULL DEFAULT '[]',
            created_at INTEGER NOT NULL,
            started_at INTEGER,
            ended_at INTEGER,
            cancel_asked_at INTEGER,
            runner TEXT,
            held_until INTEGER
        ) STRICT
        """,
        // One file after the other of each producer, whoever sends them.
        """
        CREATE UNIQUE INDEX sheet_import_under_way ON sheet_import (lane)
            WHERE state IN ('queued', 'running')
        """,
        "CREATE INDEX sheet_import_by_lane ON sheet_import (lane, id)",
        "CREATE INDEX sheet_import_by_file ON sheet_import (sha256)",
        """
        CREATE TABLE import_row (
            import_id TEXT NOT NULL REFERENCES sheet_import (id),
            number INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            subject TEXT,
            problems TEXT NOT NULL DEFAULT '[]',
            PRIMARY KEY (import_id, number)
        ) STRICT
        """,
        // Rows without a key of their own are known by their producer, name and pack.
        "CREATE INDEX listing_by_name ON listing (producer_id, name, pack)",
    ]

    private static let annexes = [
        """
        CREATE TABLE annex_entry (
            id TEXT NOT NULL PRIMARY KEY,
            producer_id TEXT NOT NULL REFERENCES producer (id),
            product TEXT NOT NULL,
            folded TEXT NOT NULL,
            product_set INTEGER,
            star INTEGER NOT NULL CHECK (star BETWEEN 3 AND 5),
            decision_number TEXT NOT NULL,
            decision_day TEXT NOT NULL,
            issuer TEXT NOT NULL,
            kind TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            listing_id TEXT REFERENCES listing (id),
            completed_at INTEGER,
            UNIQUE (producer_id, folded, decision_number)
        ) STRICT
        """,
        "CREATE INDEX annex_entry_by_producer ON annex_entry (producer_id, id)",
    ]
}
