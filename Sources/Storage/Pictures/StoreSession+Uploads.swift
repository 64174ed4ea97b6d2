package import Market

/// Files that are being sent, chunk by chunk.
extension StoreSession {
    package func insert(_ upload: Upload, by key: String) throws {
        try sql.execute(
            """
            INSERT INTO upload (id, producer_id, key_id, purpose, bytes, sha256, chunk_bytes,
                state, photo_id, content_type, refusal, opened_at, touched_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            [
                .text(upload.id.text), .text(upload.producer.text), .text(key),
                .text(upload.purpose.rawValue), SQLValue(upload.bytes), .blob(upload.sha256),
                SQLValue(upload.chunkBytes), .text(upload.state.rawValue),
                SQLValue(upload.photo?.text), SQLValue(upload.contentType),
                SQLValue(upload.refusal), .integer(upload.openedAt), .integer(upload.touchedAt),
            ])
    }

    package func upload(_ id: UploadID) throws -> Upload? {
        try sql.first("SELECT * FROM upload WHERE id = $1", [.text(id.text)]).map(Upload.init)
    }

    /// The newest upload of the same file by a producer that was not refused, open or finished.
    package func upload(
        of producer: ProducerID, _ purpose: UploadPurpose, sha256: [UInt8]
    ) throws -> Upload? {
        try sql.first(
            """
            SELECT * FROM upload
            WHERE producer_id = $1 AND purpose = $2 AND sha256 = $3 AND state <> 'refused'
            ORDER BY id DESC LIMIT 1
            """,
            [.text(producer.text), .text(purpose.rawValue), .blob(sha256)]
        ).map(Upload.init)
    }

    /// Saves what became of an upload.
    package func update(_ upload: Upload) throws {
        try sql.execute(
            """
            UPDATE upload SET state = $2, photo_id = $3, content_type = $4, refusal = $5,
                touched_at = $6
            WHERE id = $1
            """,
            [
                .text(upload.id.text), .text(upload.state.rawValue), SQLValue(upload.photo?.text),
                SQLValue(upload.contentType), SQLValue(upload.refusal),
                .integer(upload.touchedAt),
            ])
    }

    /// What a producer has under way, and has sent to be kept; photos of parcels go with the order
    /// and are not counted, nor files to be imported, for which there is `keptSheetBytes`.
    package func uploadUse(of producer: ProducerID) throws -> UploadUse {
        let found = try sql.first(
            """
            SELECT COALESCE(SUM(CASE state WHEN 'open' THEN 1 ELSE 0 END), 0) AS open_count,
                COALESCE(SUM(CASE state WHEN 'open' THEN bytes ELSE 0 END), 0) AS open_bytes,
                COALESCE(SUM(CASE WHEN state = 'finished' AND purpose <> 'sheet' AND NOT EXISTS (
                        SELECT 1 FROM parcel_photo WHERE upload_id = upload.id)
                    THEN bytes ELSE 0 END), 0) AS kept_bytes
            FROM upload WHERE producer_id = $1
            """,
            [.text(producer.text)])
        return UploadUse(
            openUploads: try found?.integer("open_count") ?? 0,
            openBytes: try found?.integer("open_bytes") ?? 0,
            keptBytes: try found?.integer("kept_bytes") ?? 0)
    }

    /// Open uploads that got nothing since before an instant, the longest silent first.
    package func silentUploads(since instant: Int64, limit: Int) throws -> [UploadID] {
        try sql.query(
            """
            SELECT id FROM upload WHERE state = 'open' AND touched_at < $1
            ORDER BY touched_at, id LIMIT $2
            """,
            [.integer(instant), SQLValue(limit)]
        ).map { UploadID(try $0.text("id")) }
    }

    /// Removes an open upload and its chunks, as if it had never begun; `false` where it is over.
    package func forgetUpload(_ id: UploadID) throws -> Bool {
        guard try upload(id)?.state == .open else { return false }
        try forgetChunks(of: id)
        try sql.execute(
            "DELETE FROM upload WHERE id = $1 AND state = 'open'", [.text(id.text)])
        return true
    }

    /// The file that a finished upload brought to be kept, for those who attach it; `nil` while it
    /// is not finished, or was sent for something else.
    package func finishedUpload(_ id: UploadID, purpose: UploadPurpose) throws -> StoredFile? {
        guard let upload = try upload(id), upload.state == .finished, upload.purpose == purpose,
            let contentType = upload.contentType
        else { return nil }
        return StoredFile(sha256: upload.sha256, bytes: upload.bytes, contentType: contentType)
    }
}

extension StoreSession {
    /// Notes that the bytes of a chunk are on disk, in place of what was there before.
    package func noteChunk(_ number: Int, sha256: [UInt8], of upload: UploadID) throws {
        try sql.execute(
            """
            INSERT INTO upload_chunk (upload_id, number, sha256) VALUES ($1, $2, $3)
            ON CONFLICT (upload_id, number) DO UPDATE SET sha256 = excluded.sha256
            """,
            [.text(upload.text), SQLValue(number), .blob(sha256)])
    }

    /// The digests of the chunks on disk, by their numbers.
    package func chunks(of upload: UploadID) throws -> [Int: [UInt8]] {
        let found = try sql.query(
            "SELECT number, sha256 FROM upload_chunk WHERE upload_id = $1", [.text(upload.text)]
        ).map { (try $0.integer("number"), try $0.bytes("sha256")) }
        return Dictionary(found) { first, _ in first }
    }

    /// Forgets that some chunks were received, so that they are sent again.
    package func forgetChunks(_ numbers: [Int], of upload: UploadID) throws {
        for number in numbers {
            try sql.execute(
                "DELETE FROM upload_chunk WHERE upload_id = $1 AND number = $2",
                [.text(upload.text), SQLValue(number)])
        }
    }

    /// Forgets all chunks of an upload that is over.
    package func forgetChunks(of upload: UploadID) throws {
        try sql.execute("DELETE FROM upload_chunk WHERE upload_id = $1", [.text(upload.text)])
    }
}

extension Upload {
    init(_ record: SQLRecord) throws {
        self.init(
            id: UploadID(try record.text("id")),
            producer: ProducerID(try record.text("producer_id")),
            purpose: try record.word("purpose"), bytes: try record.integer("bytes"),
            sha256: try record.bytes("sha256"), chunkBytes: try record.integer("chunk_bytes"),
            state: try record.word("state"),
            photo: try record.textIfAny("photo_id").map { PhotoID($0) },
            contentType: try record.textIfAny("content_type"),
            refusal: try record.textIfAny("refusal"), openedAt: try record.instant("opened_at"),
            touchedAt: try record.instant("touched_at"))
    }
}
