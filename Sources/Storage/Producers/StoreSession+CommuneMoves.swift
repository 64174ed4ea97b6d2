package import Market
internal import Reach

/// Producers' wishes to sit elsewhere, and what became of them; rows are never removed.
extension StoreSession {
    package func communeMove(_ id: String) throws -> CommuneMove? {
        try sql.first("SELECT * FROM commune_move WHERE id = $1", [.text(id)])
            .map(CommuneMove.init)
    }

    /// The one of a producer that waits, if any does.
    package func waitingMove(of producer: ProducerID) throws -> CommuneMove? {
        try sql.first(
            "SELECT * FROM commune_move WHERE producer_id = $1 AND state = 'waiting'",
            [.text(producer.text)]
        ).map(CommuneMove.init)
    }

    /// All in one state, oldest first, after an id.
    package func communeMoves(
        in state: CommuneMove.State, after id: String, limit: Int
    ) throws -> [CommuneMove] {
        try sql.query(
            "SELECT * FROM commune_move WHERE state = $1 AND id > $2 ORDER BY id LIMIT $3",
            [.text(state.rawValue), .text(id), SQLValue(limit)]
        ).map(CommuneMove.init)
    }

    package func insert(_ move: CommuneMove) throws {
        try sql.execute(
            """
            INSERT INTO commune_move
                (id, producer_id, from_commune, to_commune, address, asked_by, asked_at, state)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .text(move.id), .text(move.producer.text), .text(move.from.digits),
                .text(move.to.digits), SQLValue(move.address), .text(move.askedBy),
                .integer(move.askedAt), .text(move.state.rawValue),
            ])
    }

    /// Saves how a move ended.
    package func update(_ move: CommuneMove) throws {
        try sql.execute(
            """
            UPDATE commune_move SET state = $1, decided_by = $2, decided_at = $3, note = $4
            WHERE id = $5
            """,
            [
                .text(move.state.rawValue), SQLValue(move.decision?.by),
                move.decision.map { .integer($0.at) } ?? .null, SQLValue(move.decision?.note),
                .text(move.id),
            ])
    }

    /// Whether any listing of a producer is approved, on sale or paused.
    package func publishesAny(of producer: ProducerID) throws -> Bool {
        try sql.first(
            """
            SELECT id FROM listing WHERE producer_id = $1 AND state IN ('approved', 'paused')
            LIMIT 1
            """,
            [.text(producer.text)]) != nil
    }
}

extension CommuneMove {
    init(_ record: SQLRecord) throws {
        guard let from = CommuneCode(try record.text("from_commune")),
            let to = CommuneCode(try record.text("to_commune"))
        else { throw StoreError.unreadable("commune_move") }
        var decision: Decision?
        if let by = try record.textIfAny("decided_by") {
            decision = Decision(
                by: by, at: try record.instant("decided_at"),
                note: try record.textIfAny("note") ?? "")
        }
        self.init(
            id: try record.text("id"), producer: ProducerID(try record.text("producer_id")),
            from: from, to: to, address: try record.textIfAny("address"),
            askedBy: try record.text("asked_by"), askedAt: try record.instant("asked_at"),
            state: try record.word("state"), decision: decision)
    }
}
