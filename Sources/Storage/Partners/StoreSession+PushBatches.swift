/// Batches: persisted before their first attempt, so that a crash can only repeat one.
extension StoreSession {
    /// The batch that the partner must take or refuse before another one is put together.
    package func openBatch(of partner: PartnerCode) throws -> PushBatch? {
        try sql.first(
            "SELECT * FROM push_batch WHERE partner = $1 AND state IN ('sending', 'parked')",
            [.text(partner.text)]
        ).map(PushBatch.init)
    }

    /// The same without its bytes, for people who look at it.
    package func openBatchSummary(of partner: PartnerCode) throws -> PushBatch? {
        try sql.first(
            """
            SELECT id, partner, seq, snapshot_part, $2 AS body, item_count, state, attempts,
                rung, next_at, wait_ms, is_update, reason, created_at
            FROM push_batch WHERE partner = $1 AND state IN ('sending', 'parked')
            """,
            [.text(partner.text), .blob([])]
        ).map(PushBatch.init)
    }

    package func batch(_ id: String) throws -> PushBatch? {
        try sql.first("SELECT * FROM push_batch WHERE id = $1", [.text(id)]).map(PushBatch.init)
    }

    package func insert(_ batch: PushBatch) throws {
        try sql.execute(
            """
            INSERT INTO push_batch (id, partner, seq, snapshot_part, body, item_count, state,
                attempts, rung, next_at, reason, created_at, wait_ms, is_update)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            [
                .text(batch.id), .text(batch.partner.text), SQLValue(batch.seq),
                SQLValue(batch.snapshotPart), .blob(batch.body), SQLValue(batch.itemCount),
                .text(batch.state.rawValue), SQLValue(batch.attempts), SQLValue(batch.rung),
                .integer(batch.nextAt), SQLValue(batch.reason), .integer(batch.createdAt),
                .integer(batch.waitMilliseconds), SQLValue(batch.isUpdate),
            ])
    }

    /// Saves where the batch stands; a settled one gives its bytes back.
    package func update(_ batch: PushBatch) throws {
        try sql.execute(
            """
            UPDATE push_batch SET state = $1, attempts = $2, rung = $3, next_at = $4,
                reason = $5, body = CASE WHEN $6 = 1 THEN body ELSE $7 END, wait_ms = $8
            WHERE id = $9
            """,
            [
                .text(batch.state.rawValue), SQLValue(batch.attempts), SQLValue(batch.rung),
                .integer(batch.nextAt), SQLValue(batch.reason), SQLValue(batch.state.isOpen),
                .blob([]), .integer(batch.waitMilliseconds), .text(batch.id),
            ])
    }
}

extension PushBatchState {
    fileprivate var isOpen: Bool {
        switch self {
        case .sending, .parked: true
        case .accepted, .dropped: false
        }
    }
}

extension PushBatch {
    init(_ record: SQLRecord) throws {
        guard let partner = PartnerCode(try record.text("partner")) else {
            throw StoreError.unreadable("partner")
        }
        self.init(
            id: try record.text("id"), partner: partner, seq: try record.integer("seq"),
            snapshotPart: try record.integerIfAny("snapshot_part"),
            body: try record.bytes("body"), itemCount: try record.integer("item_count"),
            createdAt: try record.instant("created_at"), state: try record.word("state"),
            attempts: try record.integer("attempts"), rung: try record.integer("rung"),
            nextAt: try record.instant("next_at"), reason: try record.textIfAny("reason"))
        waitMilliseconds = try record.instant("wait_ms")
        isUpdate = try record.integer("is_update") == 1
    }
}
