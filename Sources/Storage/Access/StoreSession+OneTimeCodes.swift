package import Market

/// One-time codes: their hashes, their wrong tries and what became of them.
extension StoreSession {
    package func insert(_ ticket: CodeTicket) throws {
        try sql.execute(
            """
            INSERT INTO one_time_code (id, finder, hash, producer_id, purpose, member, label,
                made_by, made_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                .text(ticket.id), .text(ticket.finder), .blob(ticket.hash),
                .text(ticket.producer.text), .text(ticket.purpose.rawValue),
                .text(ticket.member.rawValue), .text(ticket.label), .text(ticket.madeBy),
                .integer(ticket.madeAt), .integer(ticket.expiresAt),
            ])
    }

    package func ticket(finder: String) throws -> CodeTicket? {
        try sql.first("SELECT * FROM one_time_code WHERE finder = $1", [.text(finder)])
            .map(CodeTicket.init)
    }

    /// The codes of a producer that may still be redeemed at an instant, the oldest first.
    package func openTickets(of producer: ProducerID, at now: Int64) throws -> [CodeTicket] {
        try sql.query(
            """
            SELECT * FROM one_time_code
            WHERE producer_id = $1 AND redeemed_at IS NULL AND withdrawn_at IS NULL
                AND expires_at > $2 ORDER BY id
            """,
            [.text(producer.text), .integer(now)]
        ).map(CodeTicket.init).filter { $0.state(at: now) == .open }
    }

    /// Saves what became of a code.
    package func update(_ ticket: CodeTicket) throws {
        try sql.execute(
            """
            UPDATE one_time_code SET wrong_tries = $1, redeemed_at = $2, key_id = $3,
                withdrawn_at = $4
            WHERE id = $5
            """,
            [
                SQLValue(ticket.wrongTries), ticket.redeemedAt.map { .integer($0) } ?? .null,
                SQLValue(ticket.keyID), ticket.withdrawnAt.map { .integer($0) } ?? .null,
                .text(ticket.id),
            ])
    }

    /// Makes the open codes of one producer those of another, for a merge.
    package func moveTickets(of producer: ProducerID, to other: ProducerID) throws {
        try sql.execute(
            """
            UPDATE one_time_code SET producer_id = $1
            WHERE producer_id = $2 AND redeemed_at IS NULL
            """,
            [.text(other.text), .text(producer.text)])
    }
}

extension CodeTicket {
    init(_ record: SQLRecord) throws {
        self.init(
            id: try record.text("id"), finder: try record.text("finder"),
            hash: try record.bytes("hash"), producer: ProducerID(try record.text("producer_id")),
            purpose: try record.word("purpose"), member: try record.word("member"),
            label: try record.text("label"), madeBy: try record.text("made_by"),
            madeAt: try record.instant("made_at"), expiresAt: try record.instant("expires_at"),
            wrongTries: try record.integer("wrong_tries"),
            redeemedAt: try record.integerIfAny("redeemed_at").map(Int64.init),
            keyID: try record.textIfAny("key_id"),
            withdrawnAt: try record.integerIfAny("withdrawn_at").map(Int64.init))
    }
}
