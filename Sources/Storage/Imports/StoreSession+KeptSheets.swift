internal import Market

/// How much of files to be imported is kept of whom.
extension StoreSession {
    /// Bytes of the files that imports of a lane brought, and of those that were uploaded for its
    /// producer since an instant; a file that came both ways counts once.
    package func keptSheetBytes(in lane: String, since: Int64) throws -> Int {
        let imported = try sql.query(
            """
            SELECT sha256, bytes FROM import_file WHERE sha256 IN
                (SELECT sha256 FROM sheet_import WHERE lane = $1)
            """, [.text(lane)]
        ).map { (try $0.text("sha256"), try $0.integer("bytes")) }
        let uploaded = try sql.query(
            """
            SELECT sha256, bytes FROM upload WHERE producer_id = $1 AND purpose = 'sheet'
                AND state = 'finished' AND touched_at >= $2
            """, [.text(lane), .integer(since)]
        ).map { (Digest.hex(try $0.bytes("sha256")), try $0.integer("bytes")) }
        return Dictionary(imported + uploaded) { first, _ in first }.values.reduce(0, +)
    }

    /// Whether an import of that lane brought the file before, so that it takes no more room.
    package func hasBrought(_ hash: String, in lane: String) throws -> Bool {
        try sql.first(
            "SELECT 1 AS found FROM sheet_import WHERE lane = $1 AND sha256 = $2 LIMIT 1",
            [.text(lane), .text(hash)]) != nil
    }
}
