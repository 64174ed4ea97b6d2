package import Market

/// What was done to something, by whom, for whom and when; rows are only ever added.
package struct HistoryEntry: Hashable, Sendable {
    package let id: String
    /// The id of what it was done to.
    package let subject: String
    package let act: String
    package let keyID: String
    package let note: String
    package let at: Int64
    /// The producer in whose name somebody with a mandate did it; `nil` where nobody did.
    package let forProducer: ProducerID?
    /// The code of the reason that was given, where there is a list of them.
    package let reason: String?

    package init(
        id: String, subject: String, act: String, keyID: String, note: String, at: Int64,
        forProducer: ProducerID? = nil, reason: String? = nil
    ) {
        self.id = id
        self.subject = subject
        self.act = act
        self.keyID = keyID
        self.note = note
        self.at = at
        self.forProducer = forProducer
        self.reason = reason
    }
}

extension StoreSession {
    /// Sorts behind every id: these are of small letters, digits and underscores.
    static let afterEveryID = "~"

    package func append(_ entry: HistoryEntry) throws {
        try sql.run(entry.line)
    }

    package func history(of subject: String, limit: Int) throws -> [HistoryEntry] {
        try sql.query(
            "SELECT * FROM history WHERE subject = $1 ORDER BY id DESC LIMIT $2",
            [.text(subject), SQLValue(limit)]
        ).map(HistoryEntry.init)
    }

    /// What was done to a producer itself, and by helpers in its name, newest first; `before` is
    /// the id of the entry that the page follows.
    package func history(
        ofProducer id: ProducerID, before: String?, limit: Int
    ) throws -> [HistoryEntry] {
        try sql.query(
            """
            SELECT * FROM history WHERE (subject = $1 OR for_producer = $1)
                AND id < $2 ORDER BY id DESC LIMIT $3
            """,
            [.text(id.text), .text(before ?? Self.afterEveryID), SQLValue(limit)]
        ).map(HistoryEntry.init)
    }

    /// Whose affair a subject is: a producer's own, its listing's, certificate's or parcel's;
    /// `nil` where the id is of none of these.
    package func producer(behind subject: String) throws -> ProducerID? {
        try sql.first(
            """
            SELECT id FROM producer WHERE id = $1
            UNION ALL SELECT producer_id AS id FROM listing WHERE id = $1
            UNION ALL SELECT producer_id AS id FROM parcel WHERE id = $1
            UNION ALL SELECT listing.producer_id AS id FROM certificate
                JOIN listing ON listing.id = certificate.listing_id WHERE certificate.id = $1
            """,
            [.text(subject)]
        ).map { ProducerID(try $0.text("id")) }
    }
}

extension HistoryEntry {
    /// What inserts it.
    var line: SQLLine {
        SQLLine(
            sql: """
                INSERT INTO history (id, subject, act, key_id, note, at, for_producer, reason)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
            values: [
                .text(id), .text(subject), .text(act), .text(keyID), .text(note), .integer(at),
                SQLValue(forProducer?.text), SQLValue(reason),
            ])
    }

    init(_ record: SQLRecord) throws {
        self.init(
            id: try record.text("id"), subject: try record.text("subject"),
            act: try record.text("act"), keyID: try record.text("key_id"),
            note: try record.text("note"), at: try record.instant("at"),
            forProducer: try record.textIfAny("for_producer").map { ProducerID($0) },
            reason: try record.textIfAny("reason"))
    }
}
