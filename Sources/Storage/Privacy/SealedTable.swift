internal import Market

/// A table that holds sealed bytes beside its own columns, and how they are sealed anew.
///
/// The orders' receivers are sealed in the same way and stand in `receiver`.
struct SealedTable: Sendable {
    /// A row that is still to be sealed with the current key, and the place behind it.
    struct Pending {
        /// The row's key, in its parts.
        let place: [String]
        let subject: String
        let sealedBy: String?
        let bytes: [UInt8]
    }

    /// The place before the first row.
    let start: [String]
    /// So many (`$1`) rows that are not sealed with the key (`$2`), behind a place (`$3` …).
    let finds: String
    /// Writes the bytes (`$1`) and the key's id (`$2`) into the row at a place (`$3` …).
    let writes: String
    /// How many rows are sealed with the key `$1`.
    let counts: String
    let read: @Sendable (SQLRecord) throws -> Pending

    static let all = [receivers, answers, hooks, attempts, reporters, producerSecrets]
    /// What the second release wrote in clear.
    static let clearBefore = [answers, hooks, attempts]

    private static let receivers = SealedTable(
        start: [""],
        finds: """
            SELECT order_id, key_id, sealed FROM receiver
            WHERE order_id > $3 AND key_id IS NOT NULL AND key_id <> $2
            ORDER BY order_id LIMIT $1
            """,
        writes: "UPDATE receiver SET sealed = $1, key_id = $2 WHERE order_id = $3",
        counts: "SELECT COUNT(*) AS count FROM receiver WHERE key_id = $1",
        read: { record in
            let order = try record.text("order_id")
            return Pending(
                place: [order], subject: order, sealedBy: try record.text("key_id"),
                bytes: try record.bytes("sealed"))
        })

    private static let reporters = SealedTable(
        start: [""],
        finds: """
            SELECT id, key_id, sealed FROM counterfeit_report
            WHERE id > $3 AND key_id IS NOT NULL AND key_id <> $2 ORDER BY id LIMIT $1
            """,
        writes: "UPDATE counterfeit_report SET sealed = $1, key_id = $2 WHERE id = $3",
        counts: "SELECT COUNT(*) AS count FROM counterfeit_report WHERE key_id = $1",
        read: { record in
            let id = try record.text("id")
            return Pending(
                place: [id], subject: CounterfeitReport.subject(id),
                sealedBy: try record.text("key_id"), bytes: try record.bytes("sealed"))
        })

    private static let answers = SealedTable(
        start: ["", ""],
        finds: """
            SELECT key_id, key, sealed_by, body FROM idempotency
            WHERE (key_id, key) > ($3, $4) AND (sealed_by IS NULL OR sealed_by <> $2)
            ORDER BY key_id, key LIMIT $1
            """,
        writes: """
            UPDATE idempotency SET body = $1, sealed_by = $2 WHERE key_id = $3 AND key = $4
            """,
        counts: "SELECT COUNT(*) AS count FROM idempotency WHERE sealed_by = $1",
        read: { record in
            let (keyID, key) = (try record.text("key_id"), try record.text("key"))
            return Pending(
                place: [keyID, key], subject: RememberedAnswer.subject(key, of: keyID),
                sealedBy: try record.textIfAny("sealed_by"), bytes: try record.bytes("body"))
        })

    private static let hooks = SealedTable(
        start: [""],
        finds: """
            SELECT id, sealed_by, body FROM courier_hook
            WHERE id > $3 AND (sealed_by IS NULL OR sealed_by <> $2) ORDER BY id LIMIT $1
            """,
        writes: "UPDATE courier_hook SET body = $1, sealed_by = $2 WHERE id = $3",
        counts: "SELECT COUNT(*) AS count FROM courier_hook WHERE sealed_by = $1",
        read: { record in
            let id = try record.text("id")
            return Pending(
                place: [id], subject: KeptHook.subject(id),
                sealedBy: try record.textIfAny("sealed_by"), bytes: try record.bytes("body"))
        })

    private static let attempts = SealedTable(
        start: [""],
        finds: """
            SELECT id, sealed_by, sealed, answer FROM shipment_attempt
            WHERE id > $3 AND (sealed_by IS NULL OR sealed_by <> $2) ORDER BY id LIMIT $1
            """,
        writes: """
            UPDATE shipment_attempt SET sealed = $1, sealed_by = $2, answer = '' WHERE id = $3
            """,
        counts: "SELECT COUNT(*) AS count FROM shipment_attempt WHERE sealed_by = $1",
        read: { record in
            let (id, key) = (try record.text("id"), try record.textIfAny("sealed_by"))
            return Pending(
                place: [id], subject: ShipmentAttempt.subject(id), sealedBy: key,
                bytes: try key == nil ? Array(record.text("answer").utf8) : record.bytes("sealed"))
        })
}

extension StoreSession {
    /// Seals the next rows behind a place with the current key; answers the last place, or `nil`
    /// when no row is left.
    func reseal(_ table: SealedTable, after place: [String], limit: Int) throws -> [String]? {
        let key = try currentKey()
        let rows = try sql.query(
            table.finds, [SQLValue(limit), .text(key)] + place.map { .text($0) }
        ).map(table.read)
        for row in rows {
            let plain = try opened(row.bytes, sealedBy: row.sealedBy, for: row.subject)
            let sealed = try vault.seal(plain, with: key, for: row.subject)
            try sql.execute(
                table.writes, [.blob(sealed), .text(key)] + row.place.map { .text($0) })
        }
        return rows.last?.place
    }
}
