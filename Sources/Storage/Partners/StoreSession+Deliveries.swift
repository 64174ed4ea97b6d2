/// The log of attempts, by partner and newest first.
extension StoreSession {
    package func append(_ delivery: Delivery) throws {
        try sql.execute(
            """
            INSERT INTO delivery (id, partner, batch_id, attempt, at, duration_ms, status,
                outcome, answer)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                .text(delivery.id), .text(delivery.partner.text), .text(delivery.batchID),
                SQLValue(delivery.attempt), .integer(delivery.at),
                SQLValue(delivery.durationMilliseconds), SQLValue(delivery.status),
                .text(delivery.outcome), .text(delivery.answer),
            ])
    }

    /// What stands for all digests in the log, where each attempt names a batch; it was never
    /// sent, and its number comes before that of any batch.
    package func digestBatch(of partner: PartnerCode, at now: Int64) throws -> PushBatch {
        let id = "dg_\(partner.text)"
        if let known = try batch(id) { return known }
        let batch = PushBatch(
            id: id, partner: partner, seq: 0, snapshotPart: nil, body: [], itemCount: 0,
            createdAt: now, state: .accepted, nextAt: now)
        try insert(batch)
        return batch
    }

    /// Attempts older than the id, newest first; of one outcome only where one is named.
    package func deliveries(
        of partner: PartnerCode, outcome: String? = nil, before id: String?, limit: Int
    ) throws -> [Delivery] {
        try sql.query(
            """
            SELECT delivery.*, push_batch.seq AS seq
            FROM delivery JOIN push_batch ON push_batch.id = delivery.batch_id
            WHERE delivery.partner = $1 AND ($2 = '' OR delivery.id < $2)
                AND ($3 = '' OR delivery.outcome = $3)
            ORDER BY delivery.id DESC LIMIT $4
            """,
            [
                .text(partner.text), .text(id ?? ""), .text(outcome ?? ""), SQLValue(limit),
            ]
        ).map(Delivery.init)
    }

    /// Forgets attempts before an instant, and settled batches without any; at most `limit` each.
    ///
    /// Answers whether there may be more.
    package func forgetDeliveries(before: Int64, limit: Int) throws -> Bool {
        let deliveries = try sql.execute(
            """
            DELETE FROM delivery WHERE id IN
                (SELECT id FROM delivery WHERE at < $1 ORDER BY at LIMIT $2)
            """,
            [.integer(before), SQLValue(limit)])
        let batches = try sql.execute(
            """
            DELETE FROM push_batch WHERE id IN
                (SELECT id FROM push_batch
                 WHERE created_at < $1 AND state IN ('accepted', 'dropped') AND NOT EXISTS
                    (SELECT 1 FROM delivery WHERE delivery.batch_id = push_batch.id)
                 ORDER BY created_at LIMIT $2)
            """,
            [.integer(before), SQLValue(limit)])
        return max(deliveries, batches) == limit
    }
}

extension Delivery {
    init(_ record: SQLRecord) throws {
        guard let partner = PartnerCode(try record.text("partner")) else {
            throw StoreError.unreadable("partner")
        }
        self.init(
            id: try record.text("id"), partner: partner, batchID: try record.text("batch_id"),
            seq: try record.integer("seq"), attempt: try record.integer("attempt"),
            at: try record.instant("at"),
            durationMilliseconds: try record.integer("duration_ms"),
            status: try record.integerIfAny("status"), outcome: try record.text("outcome"),
            answer: try record.text("answer"))
    }
}
