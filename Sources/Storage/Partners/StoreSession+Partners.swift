internal import Market
package import Reach

/// Partners, one row each, with the state of their feed.
extension StoreSession {
    package func partner(_ code: PartnerCode) throws -> Partner? {
        try sql.first("SELECT * FROM partner WHERE code = $1", [.text(code.text)])
            .map(Partner.init)
    }

    /// All partners after a code, in the order of their codes.
    package func partners(after code: String = "", limit: Int) throws -> [Partner] {
        try sql.query(
            "SELECT * FROM partner WHERE code > $1 ORDER BY code LIMIT $2",
            [.text(code), SQLValue(limit)]
        ).map(Partner.init)
    }

    /// Inserts, or answers `false` when the code is taken; the feed begins with a snapshot.
    package func insert(_ partner: Partner) throws -> Bool {
        try sql.execute(
            """
            INSERT INTO partner (code, name, kind, url, secret, state, created_at, fields,
                hook_secret, carries, calls_per_minute, burst, accepts_stock)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (code) DO NOTHING
            """,
            [
                .text(partner.code.text), .text(partner.name), .text(partner.kind),
                .text(partner.url), .text(partner.secret.text), .text(partner.state.rawValue),
                .integer(partner.createdAt), .text(SecretsText.text(of: partner.fields)),
                SQLValue(partner.hookSecret?.text), SQLValue(partner.carries?.text),
                SQLValue(partner.pace.callsPerMinute), SQLValue(partner.pace.burst),
                SQLValue(partner.acceptsStock),
            ]) == 1
    }

    /// Saves what an operator edits, and counts the version up; the feed stays as it is.
    package func saveAccount(of partner: Partner) throws {
        try sql.execute(
            """
            UPDATE partner SET version = version + 1, name = $1, url = $2, secret = $3,
                retiring_secret = $4, retiring_until = $5, fields = $6, hook_secret = $7,
                carries = $8, calls_per_minute = $9, burst = $10, accepts_stock = $11,
                token = NULL
            WHERE code = $12
            """,
            [
                .text(partner.name), .text(partner.url), .text(partner.secret.text),
                SQLValue(partner.retiring?.secret.text),
                partner.retiring.map { .integer($0.until) } ?? .null,
                .text(SecretsText.text(of: partner.fields)), SQLValue(partner.hookSecret?.text),
                SQLValue(partner.carries?.text), SQLValue(partner.pace.callsPerMinute),
                SQLValue(partner.pace.burst), SQLValue(partner.acceptsStock),
                .text(partner.code.text),
            ])
    }

    /// Saves what a log-in gave, unless the account was edited since it was of that version: a
    /// token of the old account is worth nothing, or opens somebody else's.
    ///
    /// Answers whether it was saved.
    @discardableResult
    package func save(
        _ token: PartnerToken, of partner: PartnerCode, asOf version: Int
    ) throws -> Bool {
        try sql.execute(
            "UPDATE partner SET token = $1 WHERE code = $2 AND version = $3",
            [.text(SecretsText.text(of: token)), .text(partner.text), SQLValue(version)]) == 1
    }

    /// Forgets a token that the partner does not accept any more; a newer one stays.
    package func forget(_ token: PartnerToken, of partner: PartnerCode) throws {
        guard try self.partner(partner)?.token == token else { return }
        try sql.execute("UPDATE partner SET token = NULL WHERE code = $1", [.text(partner.text)])
    }

    /// The partner that carries the parcels of a courier, whatever its state.
    package func partner(carrying courier: CourierCode) throws -> Partner? {
        try sql.first("SELECT * FROM partner WHERE carries = $1", [.text(courier.text)])
            .map(Partner.init)
    }

    /// Whether a partner carries the courier's parcels, in whatever state it is.
    package func hasPartner(carrying courier: CourierCode) throws -> Bool {
        try sql.first("SELECT code FROM partner WHERE carries = $1", [.text(courier.text)]) != nil
    }

    /// Saves the state and how far the feed has come.
    package func update(_ partner: Partner) throws {
        let feed = partner.feed
        try sql.execute(
            """
            UPDATE partner SET state = $1, state_reason = $2, last_seq = $3,
                acknowledged_seq = $4, gap_count = $5, needs_snapshot = $6, snapshot_id = $7,
                snapshot_part = $8, snapshot_parts = $9, snapshot_as_of = $10
            WHERE code = $11
            """,
            [
                .text(partner.state.rawValue), SQLValue(partner.stateReason),
                SQLValue(feed.lastSeq), SQLValue(feed.acknowledgedSeq), SQLValue(feed.gapCount),
                SQLValue(feed.needsSnapshot), SQLValue(feed.snapshot?.id),
                SQLValue(feed.snapshot?.nextPart ?? 0), SQLValue(feed.snapshot?.parts ?? 0),
                SQLValue(feed.snapshot?.asOfSeq ?? 0), .text(partner.code.text),
            ])
    }
}

extension Partner {
    init(_ record: SQLRecord) throws {
        guard let code = PartnerCode(try record.text("code")) else {
            throw StoreError.unreadable("code")
        }
        self.init(
            code: code, name: try record.text("name"), kind: try record.text("kind"),
            url: try record.text("url"), secret: Secret(try record.text("secret")),
            state: try record.word("state"), stateReason: try record.textIfAny("state_reason"),
            createdAt: try record.instant("created_at"), feed: try PartnerFeed(record))
        version = try record.integer("version")
        fields = try SecretsText.fields(try record.text("fields"))
        hookSecret = try record.textIfAny("hook_secret").map(Secret.init)
        carries = try record.textIfAny("carries").flatMap { CourierCode($0) }
        token = try record.textIfAny("token").map { try SecretsText.token($0) }
        if let text = try record.textIfAny("retiring_secret") {
            retiring = RetiringSecret(
                secret: Secret(text), until: try record.instant("retiring_until"))
        }
        pace = PartnerPace(
            callsPerMinute: try record.integer("calls_per_minute"),
            burst: try record.integer("burst"))
        acceptsStock = try record.integer("accepts_stock") == 1
    }
}

extension PartnerFeed {
    init(_ record: SQLRecord) throws {
        self.init()
        lastSeq = try record.integer("last_seq")
        acknowledgedSeq = try record.integer("acknowledged_seq")
        gapCount = try record.integer("gap_count")
        needsSnapshot = try record.integer("needs_snapshot") == 1
        snapshot = try record.textIfAny("snapshot_id").map { id in
            SnapshotProgress(
                id: id, nextPart: try record.integer("snapshot_part"),
                parts: try record.integer("snapshot_parts"),
                asOfSeq: try record.integer("snapshot_as_of"))
        }
    }
}
