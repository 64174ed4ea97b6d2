package import Market

/// What each partner was told of each listing, and what it said to that.
extension StoreSession {
    /// How a listing stands; `nil` when the partner was never told of it.
    package func standing(
        of listing: ListingID, at partner: PartnerCode
    ) throws -> ListingAtPartner? {
        try sql.first(
            "SELECT * FROM listing_at_partner WHERE partner = $1 AND listing_id = $2",
            [.text(partner.text), .text(listing.text)]
        ).map { try ListingAtPartner($0, isWaiting: false) }
    }

    package func save(_ standing: ListingAtPartner, at partner: PartnerCode) throws {
        try sql.execute(
            """
            INSERT INTO listing_at_partner (partner, listing_id, seq, version, is_delete, status,
                code, message, at, sent_at, content, taken_version, confirmed_version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (partner, listing_id) DO UPDATE SET seq = excluded.seq,
                version = excluded.version, is_delete = excluded.is_delete,
                status = excluded.status, code = excluded.code, message = excluded.message,
                at = excluded.at, sent_at = excluded.sent_at, content = excluded.content,
                taken_version = excluded.taken_version,
                confirmed_version = excluded.confirmed_version
            """,
            [
                .text(partner.text), .text(standing.listing.text), SQLValue(standing.seq),
                SQLValue(standing.version), SQLValue(standing.isDelete),
                .text(standing.status.rawValue), SQLValue(standing.code),
                SQLValue(standing.message), .integer(standing.at), .integer(standing.sentAt),
                SQLValue(standing.content), SQLValue(standing.takenVersion),
                SQLValue(standing.confirmedVersion),
            ])
    }

    /// The listings whose last batch was that one.
    package func listings(
        carriedBy seq: Int, to partner: PartnerCode
    ) throws -> [ListingID] {
        try sql.query(
            "SELECT listing_id FROM listing_at_partner WHERE partner = $1 AND seq = $2",
            [.text(partner.text), SQLValue(seq)]
        ).map { ListingID(try $0.text("listing_id")) }
    }

    /// Notes that the partner took everything that the batch carried.
    package func acceptAll(carriedBy seq: Int, at partner: PartnerCode, now: Int64) throws {
        try sql.execute(
            """
            UPDATE listing_at_partner
            SET status = CASE WHEN is_delete = 1 THEN 'withdrawn' ELSE 'accepted' END,
                code = NULL, message = NULL, at = $1,
                taken_version = CASE WHEN is_delete = 1 THEN 0 ELSE version END
            WHERE partner = $2 AND seq = $3
            """,
            [.integer(now), .text(partner.text), SQLValue(seq)])
    }

    /// Notes that a snapshot, whose last batch was `seq`, made the partner forget what it left out.
    package func withdrawAll(
        carriedBefore first: Int, bySnapshotEndingAt seq: Int, at partner: PartnerCode, now: Int64
    ) throws {
        try sql.execute(
            """
            UPDATE listing_at_partner
            SET seq = $1, status = 'withdrawn', is_delete = 1, code = NULL, message = NULL,
                at = $2, taken_version = 0
            WHERE partner = $3 AND seq < $4 AND status <> 'withdrawn'
                AND (code IS NULL OR code <> $5)
            """,
            [
                SQLValue(seq), .integer(now), .text(partner.text), SQLValue(first),
                .text(ListingAtPartner.tooLarge),
            ])
    }

    /// All listings that the partner was told of or is to be told of, in the order of their ids.
    package func standings(
        at partner: PartnerCode, after listing: String, limit: Int
    ) throws -> [ListingAtPartner] {
        try sql.query(
            """
            SELECT known.listing_id AS listing_id, COALESCE(told.seq, 0) AS seq,
                COALESCE(told.version, 0) AS version, COALESCE(told.is_delete, 0) AS is_delete,
                COALESCE(told.status, 'pending') AS status, told.code AS code,
                told.message AS message, COALESCE(told.at, 0) AS at,
                COALESCE(told.sent_at, 0) AS sent_at, told.content AS content,
                COALESCE(told.taken_version, 0) AS taken_version,
                COALESCE(told.confirmed_version, 0) AS confirmed_version,
                CASE WHEN waiting.listing_id IS NULL THEN 0 ELSE 1 END AS is_waiting
            FROM (
                SELECT listing_id FROM listing_at_partner WHERE partner = $1
                UNION SELECT listing_id FROM push_pending WHERE partner = $1
            ) AS known
            LEFT JOIN listing_at_partner AS told
                ON told.partner = $1 AND told.listing_id = known.listing_id
            LEFT JOIN push_pending AS waiting
                ON waiting.partner = $1 AND waiting.listing_id = known.listing_id
            WHERE known.listing_id > $2
            ORDER BY known.listing_id LIMIT $3
            """,
            [.text(partner.text), .text(listing), SQLValue(limit)]
        ).map { try ListingAtPartner($0, isWaiting: try $0.integer("is_waiting") == 1) }
    }
}

extension ListingAtPartner {
    init(_ record: SQLRecord, isWaiting: Bool) throws {
        let status: Status = try record.word("status")
        self.init(
            listing: ListingID(try record.text("listing_id")), seq: try record.integer("seq"),
            version: try record.integer("version"),
            isDelete: try record.integer("is_delete") == 1,
            status: isWaiting ? .pending : status, code: try record.textIfAny("code"),
            message: try record.textIfAny("message"), at: try record.instant("at"))
        sentAt = try record.instant("sent_at")
        content = try record.textIfAny("content")
        takenVersion = try record.integer("taken_version")
        confirmedVersion = try record.integer("confirmed_version")
    }
}
