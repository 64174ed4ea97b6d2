package import Market
package import Reach

/// Jobs for couriers: written with what causes them, done in their order for each parcel.
extension StoreSession {
    /// Appends a job behind all others of the parcel.
    package func queueJob(
        _ kind: ShipmentJobKind, of parcel: ParcelID, at partner: PartnerCode, now: Int64,
        amount: Money? = nil, cancellation: String? = nil
    ) throws {
        try sql.execute(
            """
            INSERT INTO shipment_job (parcel_id, number, partner, kind, amount_vnd, cancellation,
                state, attempts, rung, next_at, created_at)
            VALUES ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM shipment_job
                WHERE parcel_id = $1), $2, $3, $4, $5, 'open', 0, 0, $6, $6)
            """,
            [
                .text(parcel.text), .text(partner.text), .text(kind.rawValue), SQLValue(amount),
                SQLValue(cancellation), .integer(now),
            ])
    }

    /// Appends a reading unless one is waiting that nobody has begun.
    ///
    /// `asked` is the job whose question is on its way: its answer may be older than the wish.
    package func queueReading(
        of parcel: ParcelID, at partner: PartnerCode, now: Int64, besides asked: Int? = nil
    ) throws {
        let waiting = try sql.first(
            """
            SELECT number FROM shipment_job
            WHERE parcel_id = $1 AND kind = 'detail' AND state = 'open' AND attempts = 0
                AND number <> $2
            """,
            [.text(parcel.text), SQLValue(asked ?? 0)])
        if waiting == nil { try queueJob(.detail, of: parcel, at: partner, now: now) }
    }

    /// A job that waits longer was dated by a clock that has since been set back: it is due.
    private static let longestWait: Int64 = 30 * 3_600_000

    /// The next job of each parcel that is due, the longest due first.
    ///
    /// A parked job holds back those behind it.
    package func dueJobs(
        at partner: PartnerCode, now: Int64, limit: Int
    ) throws -> [ShipmentJob] {
        try sql.query(
            """
            SELECT * FROM shipment_job AS job
            WHERE partner = $1 AND state = 'open' AND (next_at <= $2 OR next_at > $4)
                AND NOT EXISTS (
                SELECT 1 FROM shipment_job AS ahead
                WHERE ahead.parcel_id = job.parcel_id AND ahead.number < job.number
                    AND (ahead.state = 'open'
                        OR (ahead.state = 'parked' AND job.kind <> 'detail')))
            ORDER BY next_at, parcel_id LIMIT $3
            """,
            [
                .text(partner.text), .integer(now), SQLValue(limit),
                .integer(now + Self.longestWait),
            ]
        ).map(ShipmentJob.init)
    }

    /// The instant at which the next job falls due after one, `nil` when none waits.
    package func nextJob(at partner: PartnerCode, after now: Int64) throws -> Int64? {
        try sql.first(
            """
            SELECT next_at FROM shipment_job
            WHERE partner = $1 AND state = 'open' AND next_at > $2 ORDER BY next_at LIMIT 1
            """,
            [.text(partner.text), .integer(now)]
        ).map { try $0.instant("next_at") }
    }

    package func job(_ number: Int, of parcel: ParcelID) throws -> ShipmentJob? {
        try sql.first(
            "SELECT * FROM shipment_job WHERE parcel_id = $1 AND number = $2",
            [.text(parcel.text), SQLValue(number)]
        ).map(ShipmentJob.init)
    }

    /// All jobs of a parcel in their order.
    package func jobs(of parcel: ParcelID) throws -> [ShipmentJob] {
        try sql.query(
            "SELECT * FROM shipment_job WHERE parcel_id = $1 ORDER BY number",
            [.text(parcel.text)]
        ).map(ShipmentJob.init)
    }

    /// Saves how far the job has come.
    package func update(_ job: ShipmentJob) throws {
        try sql.execute(
            """
            UPDATE shipment_job SET state = $1, attempts = $2, rung = $3, next_at = $4,
                reason_code = $5, reason_vi = $6, reason_en = $7
            WHERE parcel_id = $8 AND number = $9
            """,
            [
                .text(job.state.rawValue), SQLValue(job.attempts), SQLValue(job.rung),
                .integer(job.nextAt), SQLValue(job.reason?.code),
                SQLValue(job.reason?.message.vietnamese),
                SQLValue(job.reason?.message.english), .text(job.parcel.text),
                SQLValue(job.number),
            ])
    }

    /// Parcels with a job that waits for a person, in order; of one partner where it is named,
    /// and only parked ones that were wanted since an instant.
    package func parkedParcels(
        at partner: PartnerCode? = nil, since: Int64 = 0, after parcel: String = "", limit: Int
    ) throws -> [ParcelID] {
        try sql.query(
            """
            SELECT DISTINCT parcel_id FROM shipment_job
            WHERE state = 'parked' AND ($1 = '' OR partner = $1) AND created_at >= $2
                AND parcel_id > $3
            ORDER BY parcel_id LIMIT $4
            """,
            [.text(partner?.text ?? ""), .integer(since), .text(parcel), SQLValue(limit)]
        ).map { ParcelID(try $0.text("parcel_id")) }
    }
}

extension ShipmentJob {
    init(_ record: SQLRecord) throws {
        guard let partner = PartnerCode(try record.text("partner")) else {
            throw StoreError.unreadable("partner")
        }
        self.init(
            parcel: ParcelID(try record.text("parcel_id")), number: try record.integer("number"),
            partner: partner, kind: try record.word("kind"),
            amount: try record.moneyIfAny("amount_vnd"),
            cancellation: try record.textIfAny("cancellation"), state: try record.word("state"),
            attempts: try record.integer("attempts"), rung: try record.integer("rung"),
            nextAt: try record.instant("next_at"), reason: try ShipmentReason(record),
            createdAt: try record.instant("created_at"))
    }
}
