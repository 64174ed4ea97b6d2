extension Migration {
    /// Uploads that come in pieces, and the photos made of them.
    static let pictures: [String] = photos + uploads

    private static let photos = [
        // Found by what was sent, so that the same file is the same photo for ever.
        """
        CREATE TABLE photo (
            id TEXT NOT NULL PRIMARY KEY,
            source_sha256 BLOB NOT NULL UNIQUE CHECK (length(source_sha256) = 32),
            width INTEGER NOT NULL CHECK (width > 0),
            height INTEGER NOT NULL CHECK (height > 0),
            made_at INTEGER NOT NULL
        ) STRICT
        """,
        // The bytes are in a file named by their digest.
        """
        CREATE TABLE photo_form (
            photo_id TEXT NOT NULL REFERENCES photo (id),
            side INTEGER NOT NULL,
            suffix TEXT NOT NULL,
            width INTEGER NOT NULL CHECK (width > 0),
            height INTEGER NOT NULL CHECK (height > 0),
            bytes INTEGER NOT NULL CHECK (bytes > 0),
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            PRIMARY KEY (photo_id, side, suffix)
        ) STRICT
        """,
        // Who has sent it, and so may show it.
        """
        CREATE TABLE photo_owner (
            photo_id TEXT NOT NULL REFERENCES photo (id),
            producer_id TEXT NOT NULL REFERENCES producer (id),
            PRIMARY KEY (photo_id, producer_id)
        ) STRICT
        """,
        // What was sent to be kept as it is; the bytes are in a file named by their digest.
        """
        CREATE TABLE kept_file (
            sha256 BLOB NOT NULL PRIMARY KEY CHECK (length(sha256) = 32),
            bytes INTEGER NOT NULL CHECK (bytes > 0),
            content_type TEXT NOT NULL,
            kept_at INTEGER NOT NULL
        ) STRICT
        """,
    ]

    private static let uploads = [
        """
        CREATE TABLE upload (
            id TEXT NOT NULL PRIMARY KEY,
            producer_id TEXT NOT NULL REFERENCES producer (id),
            key_id TEXT NOT NULL,
            purpose TEXT NOT NULL CHECK (purpose IN ('photo', 'scan')),
            bytes INTEGER NOT NULL CHECK (bytes > 0),
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            chunk_bytes INTEGER NOT NULL CHECK (chunk_bytes > 0),
            state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'refused')),
            photo_id TEXT REFERENCES photo (id),
            content_type TEXT,
            refusal TEXT,
            opened_at INTEGER NOT NULL,
            touched_at INTEGER NOT NULL,
            CHECK (state <> 'finished' OR photo_id IS NOT NULL OR content_type IS NOT NULL),
            CHECK (state <> 'refused' OR refusal IS NOT NULL)
        ) STRICT
        """,
        "CREATE INDEX upload_by_producer ON upload (producer_id, purpose, sha256)",
        "CREATE INDEX upload_not_over ON upload (touched_at) WHERE state = 'open'",
        // A chunk stands here once its bytes are on disk.
        """
        CREATE TABLE upload_chunk (
            upload_id TEXT NOT NULL REFERENCES upload (id),
            number INTEGER NOT NULL CHECK (number >= 0),
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            PRIMARY KEY (upload_id, number)
        ) STRICT
        """,
    ]
}
