package import Market

/// Photos that were made, who sent them, and files that are kept.
extension StoreSession {
    /// Keeps a photo that was made of a file; the same again changes nothing.
    package func keep(_ photo: Photo, ofFile sha256: [UInt8], at instant: Int64) throws {
        try sql.execute(
            """
            INSERT INTO photo (id, source_sha256, width, height, made_at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING
            """,
            [
                .text(photo.id.text), .blob(sha256), SQLValue(photo.width), SQLValue(photo.height),
                .integer(instant),
            ])
        for form in photo.forms {
            try sql.execute(
                """
                INSERT INTO photo_form (photo_id, side, suffix, width, height, bytes, sha256)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT (photo_id, side, suffix) DO NOTHING
                """,
                [
                    .text(photo.id.text), SQLValue(form.side), .text(form.suffix),
                    SQLValue(form.width), SQLValue(form.height), SQLValue(form.bytes),
                    .blob(form.sha256),
                ])
        }
    }

    package func photo(_ id: PhotoID) throws -> Photo? {
        guard let found = try sql.first("SELECT * FROM photo WHERE id = $1", [.text(id.text)])
        else { return nil }
        let forms = try sql.query(
            "SELECT * FROM photo_form WHERE photo_id = $1 ORDER BY side, suffix", [.text(id.text)])
        return Photo(
            id: id, width: try found.integer("width"), height: try found.integer("height"),
            forms: try forms.map(Photo.Form.init))
    }

    /// One file of a photo by its name, such as `800.webp`.
    package func form(_ side: Int, _ suffix: String, of photo: PhotoID) throws -> Photo.Form? {
        try sql.first(
            "SELECT * FROM photo_form WHERE photo_id = $1 AND side = $2 AND suffix = $3",
            [.text(photo.text), SQLValue(side), .text(suffix)]
        ).map(Photo.Form.init)
    }

    /// Notes that a producer has sent a photo; twice is once.
    package func noteOwner(_ producer: ProducerID, of photo: PhotoID) throws {
        try sql.execute(
            """
            INSERT INTO photo_owner (photo_id, producer_id) VALUES ($1, $2)
            ON CONFLICT (photo_id, producer_id) DO NOTHING
            """,
            [.text(photo.text), .text(producer.text)])
    }

    /// Whether a producer has sent that photo.
    package func hasPhoto(_ photo: PhotoID, of producer: ProducerID) throws -> Bool {
        try sql.first(
            "SELECT photo_id FROM photo_owner WHERE photo_id = $1 AND producer_id = $2",
            [.text(photo.text), .text(producer.text)]) != nil
    }

    /// Keeps in mind that a file is on disk; the same again changes nothing.
    package func keep(_ file: StoredFile, at instant: Int64) throws {
        try sql.execute(
            """
            INSERT INTO kept_file (sha256, bytes, content_type, kept_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (sha256) DO NOTHING
            """,
            [
                .blob(file.sha256), SQLValue(file.bytes), .text(file.contentType),
                .integer(instant),
            ])
    }

    /// The files that must be on a board of the shelf, each once.
    func shelvedFiles(on board: FileShelf.Board) throws -> [ShelvedFile] {
        let table =
            switch board {
            case .photos: "photo_form"
            case .scans: "kept_file"
            case .parcels: "parcel_picture"
            }
        return try sql.query(
            "SELECT DISTINCT sha256, bytes FROM \(table) ORDER BY sha256", []
        ).map { record in
            ShelvedFile(
                board: board, sha256: try record.bytes("sha256"),
                bytes: try record.integer("bytes"))
        }
    }
}

extension Photo.Form {
    init(_ record: SQLRecord) throws {
        self.init(
            side: try record.integer("side"), suffix: try record.text("suffix"),
            width: try record.integer("width"), height: try record.integer("height"),
            bytes: try record.integer("bytes"), sha256: try record.bytes("sha256"))
    }
}
