/// What was done to something, by whom and when; rows are only ever added.
package struct HistoryEntry: Hashable, Sendable {
    package let id: String
    /// The id of what it was done to.
    package let subject: String
    package let act: String
    package let keyID: String
    package let note: String
    package let at: Int64

    package init(id: String, subject: String, act: String, keyID: String, note: String, at: Int64) {
        self.id = id
        self.subject = subject
        self.act = act
        self.keyID = keyID
        self.note = note
        self.at = at
    }
}

extension StoreSession {
    package func append(_ entry: HistoryEntry) throws {
        try sql.execute(
            """
            INSERT INTO history (id, subject, act, key_id, note, at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            [
                .text(entry.id), .text(entry.subject), .text(entry.act), .text(entry.keyID),
                .text(entry.note), .integer(entry.at),
            ])
    }

    package func history(of subject: String, limit: Int) throws -> [HistoryEntry] {
        try sql.query(
            "SELECT * FROM history WHERE subject = $1 ORDER BY id DESC LIMIT $2",
            [.text(subject), SQLValue(limit)]
        ).map { record in
            HistoryEntry(
                id: try record.text("id"), subject: try record.text("subject"),
                act: try record.text("act"), keyID: try record.text("key_id"),
                note: try record.text("note"), at: try record.instant("at"))
        }
    }
}
