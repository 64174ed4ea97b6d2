/// The answer that a write gave, kept so that the same request sent again gets it again.
package struct RememberedAnswer: Hashable, Sendable {
    package let requestHash: [UInt8]
    package let status: Int
    package let etag: String?
    package let location: String?
    package let body: [UInt8]

    package init(
        requestHash: [UInt8], status: Int, etag: String?, location: String?, body: [UInt8]
    ) {
        self.requestHash = requestHash
        self.status = status
        self.etag = etag
        self.location = location
        self.body = body
    }
}

extension RememberedAnswer {
    /// What a body is sealed for; answers may tell who a buyer is.
    static func subject(_ key: String, of keyID: String) -> String {
        "answer \(keyID) \(key)"
    }

    /// What inserts it with its body under lock.
    func line(key: String, of keyID: String, at: Int64, body: Sealed) -> SQLLine {
        SQLLine(
            sql: """
                INSERT INTO idempotency (key_id, key, request_hash, status, etag, location, body,
                    at, sealed_by)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """,
            values: [
                .text(keyID), .text(key), .blob(requestHash), SQLValue(status), SQLValue(etag),
                SQLValue(location), .blob(body.bytes), .integer(at), .text(body.key),
            ])
    }
}

extension StoreSession {
    package func rememberedAnswer(key: String, of keyID: String) throws -> RememberedAnswer? {
        try sql.first(
            "SELECT * FROM idempotency WHERE key_id = $1 AND key = $2", [.text(keyID), .text(key)]
        ).map { record in
            let body = try opened(
                try record.bytes("body"), sealedBy: try record.textIfAny("sealed_by"),
                for: RememberedAnswer.subject(key, of: keyID))
            return RememberedAnswer(
                requestHash: try record.bytes("request_hash"),
                status: try record.integer("status"), etag: try record.textIfAny("etag"),
                location: try record.textIfAny("location"), body: body)
        }
    }

    package func remember(
        _ answer: RememberedAnswer, key: String, of keyID: String, at: Int64
    ) throws {
        let body = try seal(answer.body, for: RememberedAnswer.subject(key, of: keyID))
        try sql.run(answer.line(key: key, of: keyID, at: at, body: body))
    }

    /// Forgets answers given before an instant, at most `limit` at a time.
    package func forgetAnswers(before: Int64, limit: Int) throws {
        try sql.execute(
            """
            DELETE FROM idempotency WHERE (key_id, key) IN
                (SELECT key_id, key FROM idempotency WHERE at < $1 LIMIT $2)
            """,
            [.integer(before), SQLValue(limit)])
    }
}
