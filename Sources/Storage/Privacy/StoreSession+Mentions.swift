internal import Market

/// A place in the logs where people are mentioned: a remembered answer or a courier's call.
package struct Mention: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case answer
        case hook
    }

    package let kind: Kind
    /// The row's key, in its parts.
    package let place: [String]
    /// What the row holds.
    package let body: [UInt8]
}

/// Bodies that were kept for a while, looked through for somebody.
extension StoreSession {
    /// The next rows behind a place, opened; `[]` begins.
    package func mentions(
        in kind: Mention.Kind, after place: [String], limit: Int
    ) throws -> [Mention] {
        switch kind {
        case .answer:
            let start = place.isEmpty ? ["", ""] : place
            return try sql.query(
                """
                SELECT key_id, key, body, sealed_by FROM idempotency
                WHERE (key_id, key) > ($2, $3) ORDER BY key_id, key LIMIT $1
                """,
                [SQLValue(limit)] + start.map { .text($0) }
            ).map { record in
                let (keyID, key) = (try record.text("key_id"), try record.text("key"))
                return try mention(
                    .answer, [keyID, key], RememberedAnswer.subject(key, of: keyID), record)
            }
        case .hook:
            return try sql.query(
                "SELECT id, body, sealed_by FROM courier_hook WHERE id > $2 ORDER BY id LIMIT $1",
                [SQLValue(limit), .text(place.first ?? "")]
            ).map { record in
                let id = try record.text("id")
                return try mention(.hook, [id], KeptHook.subject(id), record)
            }
        }
    }

    private func mention(
        _ kind: Mention.Kind, _ place: [String], _ subject: String, _ record: SQLRecord
    ) throws -> Mention {
        let body = try opened(
            try record.bytes("body"), sealedBy: try record.textIfAny("sealed_by"), for: subject)
        return Mention(kind: kind, place: place, body: body)
    }

    /// Puts other bytes in place of what a row held.
    package func replace(_ mention: Mention, with body: [UInt8]) throws {
        switch mention.kind {
        case .answer:
            let (keyID, key) = (mention.place[0], mention.place[1])
            let sealed = try seal(body, for: RememberedAnswer.subject(key, of: keyID))
            try sql.execute(
                """
                UPDATE idempotency SET body = $1, sealed_by = $2 WHERE key_id = $3 AND key = $4
                """,
                [.blob(sealed.bytes), .text(sealed.key), .text(keyID), .text(key)])
        case .hook:
            let sealed = try seal(body, for: KeptHook.subject(mention.place[0]))
            try sql.execute(
                "UPDATE courier_hook SET body = $1, sealed_by = $2 WHERE id = $3",
                [.blob(sealed.bytes), .text(sealed.key), .text(mention.place[0])])
        }
    }
}
