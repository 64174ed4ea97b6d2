package import Market

/// The log of questions to couriers about parcels.
extension StoreSession {
    package func append(_ attempt: ShipmentAttempt) throws {
        let answer = try seal(
            Array(attempt.answer.utf8), for: ShipmentAttempt.subject(attempt.id))
        try sql.execute(
            """
            INSERT INTO shipment_attempt (id, parcel_id, job_number, partner, ask, at,
                duration_ms, status, outcome, answer, sealed, sealed_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', $10, $11)
            """,
            [
                .text(attempt.id), .text(attempt.parcel.text), SQLValue(attempt.jobNumber),
                .text(attempt.partner.text), .text(attempt.ask), .integer(attempt.at),
                SQLValue(attempt.durationMilliseconds), SQLValue(attempt.status),
                .text(attempt.outcome), .blob(answer.bytes), .text(answer.key),
            ])
    }

    /// The attempts for a parcel, newest first.
    package func attempts(of parcel: ParcelID, limit: Int) throws -> [ShipmentAttempt] {
        try sql.query(
            "SELECT * FROM shipment_attempt WHERE parcel_id = $1 ORDER BY id DESC LIMIT $2",
            [.text(parcel.text), SQLValue(limit)]
        ).map { try ShipmentAttempt($0, in: self) }
    }

    /// Forgets attempts and handled calls before an instant, at most `limit` of each.
    ///
    /// Answers whether there may be more.
    package func forgetShipmentLog(before: Int64, limit: Int) throws -> Bool {
        let attempts = try sql.execute(
            """
            DELETE FROM shipment_attempt WHERE id IN
                (SELECT id FROM shipment_attempt WHERE at < $1 ORDER BY at LIMIT $2)
            """,
            [.integer(before), SQLValue(limit)])
        let hooks = try sql.execute(
            """
            DELETE FROM courier_hook WHERE id IN
                (SELECT id FROM courier_hook WHERE heard_at < $1 AND state <> 'waiting'
                 ORDER BY heard_at LIMIT $2)
            """,
            [.integer(before), SQLValue(limit)])
        return max(attempts, hooks) == limit
    }
}

extension ShipmentAttempt {
    /// What an answer is sealed for.
    static func subject(_ id: String) -> String {
        "attempt \(id)"
    }

    init(_ record: SQLRecord, in session: StoreSession) throws {
        let id = try record.text("id")
        let key = try record.textIfAny("sealed_by")
        let kept = try key == nil ? Array(record.text("answer").utf8) : record.bytes("sealed")
        let answer = try session.opened(kept, sealedBy: key, for: Self.subject(id))
        guard let partner = PartnerCode(try record.text("partner")) else {
            throw StoreError.unreadable("partner")
        }
        self.init(
            id: id, parcel: ParcelID(try record.text("parcel_id")),
            jobNumber: try record.integer("job_number"), partner: partner,
            ask: try record.text("ask"), at: try record.instant("at"),
            durationMilliseconds: try record.integer("duration_ms"),
            status: try record.integerIfAny("status"), outcome: try record.text("outcome"),
            answer: String(decoding: answer, as: UTF8.self))
    }
}
