extension Migration {
    /// Photos of packed parcels, which only those who handle the parcel may see.
    static let parcelPhotos: [String] = uploadsForParcels + photosOfParcels

    /// The same tables with two more purposes in the check, which no statement can widen.
    private static let uploadsForParcels = [
        """
        CREATE TABLE upload_5 (
            id TEXT NOT NULL PRIMARY KEY,
            producer_id TEXT NOT NULL REFERENCES producer (id),
            key_id TEXT NOT NULL,
            purpose TEXT NOT NULL CHECK (purpose IN ('photo', 'scan', 'parcel', 'sheet')),
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
        """
        INSERT INTO upload_5 (id, producer_id, key_id, purpose, bytes, sha256, chunk_bytes, state,
            photo_id, content_type, refusal, opened_at, touched_at)
        SELECT id, producer_id, key_id, purpose, bytes, sha256, chunk_bytes, state,
            photo_id, content_type, refusal, opened_at, touched_at FROM upload
        """,
        """
        CREATE TABLE upload_chunk_5 (
            upload_id TEXT NOT NULL REFERENCES upload_5 (id),
            number INTEGER NOT NULL CHECK (number >= 0),
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            PRIMARY KEY (upload_id, number)
        ) STRICT
        """,
        """
        INSERT INTO upload_chunk_5 (upload_id, number, sha256)
        SELECT upload_id, number, sha256 FROM upload_chunk
        """,
        "DROP TABLE upload_chunk",
        "DROP TABLE upload",
        "ALTER TABLE upload_5 RENAME TO upload",
        "ALTER TABLE upload_chunk_5 RENAME TO upload_chunk",
        "CREATE INDEX upload_by_producer ON upload (producer_id, purpose, sha256)",
        "CREATE INDEX upload_not_over ON upload (touched_at) WHERE state = 'open'",
    ]

    /// The bytes are in a file named by their digest, never among the public ones.
    private static let photosOfParcels = [
        """
        CREATE TABLE parcel_picture (
            upload_id TEXT NOT NULL PRIMARY KEY REFERENCES upload (id),
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            bytes INTEGER NOT NULL CHECK (bytes > 0),
            kept_at INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX parcel_picture_by_digest ON parcel_picture (sha256)",
        """
        CREATE TABLE parcel_photo (
            parcel_id TEXT NOT NULL PRIMARY KEY REFERENCES parcel (id),
            upload_id TEXT NOT NULL REFERENCES parcel_picture (upload_id)
        ) STRICT
        """,
        "CREATE INDEX parcel_photo_by_upload ON parcel_photo (upload_id)",
        // Files that nothing names any more, until they are gone from the disk.
        """
        CREATE TABLE dropped_picture (
            sha256 BLOB NOT NULL PRIMARY KEY CHECK (length(sha256) = 32)
        ) STRICT
        """,
    ]
}
