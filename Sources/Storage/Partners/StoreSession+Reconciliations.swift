internal import Market

/// Comparisons that are asked for, and what came of them.
extension StoreSession {
    /// Asks for a comparison, or answers the one that waits already.
    package func ask(for reconciliation: Reconciliation) throws -> Reconciliation {
        try sql.execute(
            """
            INSERT INTO reconciliation (id, partner, asked_at, state)
            SELECT $1, $2, $3, 'waiting'
            WHERE NOT EXISTS (SELECT 1 FROM reconciliation
                WHERE partner = $2 AND state = 'waiting')
            """,
            [
                .text(reconciliation.id), .text(reconciliation.partner.text),
                .integer(reconciliation.askedAt),
            ])
        return try waitingReconciliation(of: reconciliation.partner) ?? reconciliation
    }

    package func waitingReconciliation(of partner: PartnerCode) throws -> Reconciliation? {
        try sql.first(
            "SELECT * FROM reconciliation WHERE partner = $1 AND state = 'waiting'",
            [.text(partner.text)]
        ).map(Reconciliation.init)
    }

    package func hasWaitingReconciliation(of partner: PartnerCode) throws -> Bool {
        try waitingReconciliation(of: partner) != nil
    }

    /// Comparisons of a partner before an id, newest first.
    package func reconciliations(
        of partner: PartnerCode, before id: String?, limit: Int
    ) throws -> [Reconciliation] {
        try sql.query(
            """
            SELECT * FROM reconciliation WHERE partner = $1 AND ($2 = '' OR id < $2)
            ORDER BY id DESC LIMIT $3
            """,
            [.text(partner.text), .text(id ?? ""), SQLValue(limit)]
        ).map(Reconciliation.init)
    }

    /// Saves what came of a comparison.
    package func update(_ reconciliation: Reconciliation) throws {
        try sql.execute(
            """
            UPDATE reconciliation SET ended_at = $1, state = $2, compared = $3,
                buckets_differ = $4, missing = $5, outdated = $6, extra = $7, reason = $8
            WHERE id = $9
            """,
            [
                reconciliation.endedAt.map { .integer($0) } ?? .null,
                .text(reconciliation.state.rawValue), SQLValue(reconciliation.compared),
                SQLValue(reconciliation.bucketsDiffer), SQLValue(reconciliation.missing),
                SQLValue(reconciliation.outdated), SQLValue(reconciliation.extra),
                SQLValue(reconciliation.reason), .text(reconciliation.id),
            ])
    }

    /// Forgets finished comparisons that were asked for before an instant; at most `limit`.
    package func forgetReconciliations(before: Int64, limit: Int) throws {
        try sql.execute(
            """
            DELETE FROM reconciliation WHERE id IN
                (SELECT id FROM reconciliation WHERE asked_at < $1 AND state <> 'waiting'
                 ORDER BY id LIMIT $2)
            """,
            [.integer(before), SQLValue(limit)])
    }

    /// Everything that the partner should have, in the order of the ids.
    package func takenListings(at partner: PartnerCode) throws -> [TakenListing] {
        try sql.query(
            """
            SELECT listing_id, taken_version FROM listing_at_partner
            WHERE partner = $1 AND taken_version > 0 ORDER BY listing_id
            """,
            [.text(partner.text)]
        ).map {
            TakenListing(
                listing: try $0.text("listing_id"), version: try $0.integer("taken_version"))
        }
    }

    /// The listings that the partner was told to take off, in the order of the ids.
    package func withdrawnListings(at partner: PartnerCode) throws -> [String] {
        try sql.query(
            """
            SELECT listing_id FROM listing_at_partner
            WHERE partner = $1 AND status = 'withdrawn' ORDER BY listing_id
            """,
            [.text(partner.text)]
        ).map { try $0.text("listing_id") }
    }

    /// Notes that the partner has on offer what it took.
    package func confirmAll(at partner: PartnerCode) throws {
        try sql.execute(
            """
            UPDATE listing_at_partner SET confirmed_version = taken_version
            WHERE partner = $1 AND taken_version > 0 AND confirmed_version <> taken_version
            """,
            [.text(partner.text)])
    }
}

extension Reconciliation {
    init(_ record: SQLRecord) throws {
        guard let partner = PartnerCode(try record.text("partner")) else {
            throw StoreError.unreadable("partner")
        }
        self.init(
            id: try record.text("id"), partner: partner, askedAt: try record.instant("asked_at"))
        endedAt = try record.integerIfAny("ended_at").map { Int64($0) }
        state = try record.word("state")
        compared = try record.integer("compared")
        bucketsDiffer = try record.integer("buckets_differ")
        missing = try record.integer("missing")
        outdated = try record.integer("outdated")
        extra = try record.integer("extra")
        reason = try record.textIfAny("reason")
    }
}
