/// Files of imports, kept in pieces under the SHA-256 of their bytes.
extension StoreSession {
    /// How large one piece is; so long the writer is busy with it at most.
    package static let importPieceBytes = 256 << 10

    /// Whether all bytes of the file are there.
    package func hasImportFile(_ hash: String) throws -> Bool {
        try sql.first(
            """
            SELECT 1 AS found FROM import_file AS file WHERE file.sha256 = $1
                AND file.bytes = (SELECT SUM(LENGTH(piece.bytes)) FROM import_piece AS piece
                    WHERE piece.sha256 = file.sha256)
            """, [.text(hash)]) != nil
    }

    /// Begins to keep a file, or keeps the time that it was asked for last.
    package func beginImportFile(_ hash: String, bytes: Int, at: Int64) throws {
        try sql.execute(
            """
            INSERT INTO import_file (sha256, bytes, kept_at) VALUES ($1, $2, $3)
            ON CONFLICT (sha256) DO UPDATE SET kept_at = excluded.kept_at
            """, [.text(hash), SQLValue(bytes), .integer(at)])
    }

    /// Adds the piece of that number, counted from 0; a piece that is there already stays.
    package func addImportPiece(_ bytes: [UInt8], number: Int, of hash: String) throws {
        try sql.execute(
            """
            INSERT INTO import_piece (sha256, number, bytes) VALUES ($1, $2, $3)
            ON CONFLICT (sha256, number) DO NOTHING
            """, [.text(hash), SQLValue(number), .blob(bytes)])
    }

    /// The bytes of a file; `nil` where it was swept away or never came whole.
    package func importFile(_ hash: String) throws -> [UInt8]? {
        guard try hasImportFile(hash) else { return nil }
        var file: [UInt8] = []
        for record in try sql.query(
            "SELECT bytes FROM import_piece WHERE sha256 = $1 ORDER BY number", [.text(hash)])
        {
            file += try record.bytes("bytes")
        }
        return file
    }

    /// Forgets imports that ended before that instant, with what came of their rows; answers
    /// whether there may be more of them.
    package func forgetImports(endedBefore: Int64, limit: Int) throws -> Bool {
        // A real run goes before the dry run that it refers to.
        let old = try sql.query(
            """
            SELECT id FROM sheet_import WHERE ended_at < $1
                AND NOT EXISTS (SELECT 1 FROM sheet_import AS later
                    WHERE later.basis = sheet_import.id)
            ORDER BY id LIMIT 1
            """, [.integer(endedBefore)]
        ).map { try $0.text("id") }
        guard let id = old.first else { return try forgetImportFiles(before: endedBefore) }
        let removed = try sql.execute(
            """
            DELETE FROM import_row WHERE import_id = $1 AND number IN
                (SELECT number FROM import_row WHERE import_id = $1 ORDER BY number LIMIT $2)
            """, [.text(id), SQLValue(limit)])
        if removed < limit {
            try sql.execute("DELETE FROM sheet_import WHERE id = $1", [.text(id)])
        }
        return true
    }

    /// One file that no import names any more, and that nobody has sent since that instant.
    private func forgetImportFiles(before: Int64) throws -> Bool {
        let old = try sql.query(
            """
            SELECT sha256 FROM import_file WHERE kept_at < $1
                AND NOT EXISTS (SELECT 1 FROM sheet_import
                    WHERE sheet_import.sha256 = import_file.sha256)
            LIMIT 1
            """, [.integer(before)]
        ).map { try $0.text("sha256") }
        guard let hash = old.first else { return false }
        try sql.execute("DELETE FROM import_piece WHERE sha256 = $1", [.text(hash)])
        try sql.execute("DELETE FROM import_file WHERE sha256 = $1", [.text(hash)])
        return true
    }
}
