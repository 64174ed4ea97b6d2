internal import Market

/// Notices on their way to people, and those that were sent lately.
extension StoreSession {
    /// Queues a notice, or answers `false` when this news was told already.
    @discardableResult
    package func queue(_ notice: QueuedNotice) throws -> Bool {
        try sql.run(notice.line) == 1
    }

    /// The waiting notice that is due first, whether or not its time has come.
    package func nextNotice() throws -> QueuedNotice? {
        try sql.first(
            "SELECT * FROM notice WHERE state = 'waiting' ORDER BY next_at, id LIMIT 1", []
        ).map(QueuedNotice.init)
    }

    package func notice(_ id: String) throws -> QueuedNotice? {
        try sql.first("SELECT * FROM notice WHERE id = $1", [.text(id)]).map(QueuedNotice.init)
    }

    /// Notices older than the id, newest first; in one state only where one is named.
    package func notices(
        in state: QueuedNotice.State?, before id: String?, limit: Int
    ) throws -> [QueuedNotice] {
        try sql.query(
            """
            SELECT * FROM notice
            WHERE ($1 = '' OR state = $1) AND ($2 = '' OR id < $2) ORDER BY id DESC LIMIT $3
            """,
            [.text(state?.rawValue ?? ""), .text(id ?? ""), SQLValue(limit)]
        ).map(QueuedNotice.init)
    }

    /// Saves how far the notice has come.
    package func update(_ notice: QueuedNotice) throws {
        try sql.execute(
            """
            UPDATE notice SET state = $1, attempts = $2, rung = $3, next_at = $4, reason = $5
            WHERE id = $6
            """,
            [
                .text(notice.state.rawValue), SQLValue(notice.attempts), SQLValue(notice.rung),
                .integer(notice.nextAt), SQLValue(notice.reason), .text(notice.id),
            ])
    }

    /// Lets every parked notice try again from the first rung; answers how many.
    package func replayNotices(at now: Int64) throws -> Int {
        try sql.execute(
            """
            UPDATE notice SET state = 'waiting', rung = 0, next_at = $1, reason = NULL
            WHERE state = 'parked'
            """,
            [.integer(now)])
    }

    /// Forgets notices that no longer wait and are older than an instant; answers whether there
    /// may be more.
    package func forgetNotices(before: Int64, limit: Int) throws -> Bool {
        try sql.execute(
            """
            DELETE FROM notice WHERE id IN
                (SELECT id FROM notice WHERE state <> 'waiting' AND created_at < $1
                 ORDER BY created_at LIMIT $2)
            """,
            [.integer(before), SQLValue(limit)]) == limit
    }
}

extension QueuedNotice {
    /// What queues it, unless this news was told already.
    var line: SQLLine {
        SQLLine(
            sql: """
                INSERT INTO notice (id, once, producer_id, kind, subject_id, recipient, title,
                    body, state, attempts, rung, next_at, reason, created_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                ON CONFLICT (once) DO NOTHING
                """,
            values: [
                .text(id), .text(once), .text(producer.text), .text(kind), .text(subject),
                .text(recipient), .text(letter.subject), .text(letter.body),
                .text(state.rawValue), SQLValue(attempts), SQLValue(rung), .integer(nextAt),
                SQLValue(reason), .integer(createdAt),
            ])
    }

    init(_ record: SQLRecord) throws {
        self.init(
            id: try record.text("id"), once: try record.text("once"),
            producer: ProducerID(try record.text("producer_id")), kind: try record.text("kind"),
            subject: try record.text("subject_id"), recipient: try record.text("recipient"),
            letter: NoticeLetter(
                subject: try record.text("title"), body: try record.text("body")),
            createdAt: try record.instant("created_at"))
        state = try record.word("state")
        attempts = try record.integer("attempts")
        rung = try record.integer("rung")
        nextAt = try record.instant("next_at")
        reason = try record.textIfAny("reason")
    }
}
