package import Market

/// Edits that wait for an officer, and what became of them; rows are never removed.
extension StoreSession {
    package func changeRequest(_ id: ChangeRequestID) throws -> ChangeRequest? {
        try sql.first("SELECT * FROM change_request WHERE id = $1", [.text(id.text)])
            .map(ChangeRequest.init)
    }

    /// The one that waits for a listing, if any does.
    package func waitingRequest(of listing: ListingID) throws -> ChangeRequest? {
        try sql.first(
            "SELECT * FROM change_request WHERE listing_id = $1 AND state = 'waiting'",
            [.text(listing.text)]
        ).map(ChangeRequest.init)
    }

    /// All of a listing, newest first, after the one with the id `before`.
    package func changeRequests(
        of listing: ListingID, before: String?, limit: Int
    ) throws -> [ChangeRequest] {
        try sql.query(
            """
            SELECT * FROM change_request WHERE listing_id = $1 AND id < $2
            ORDER BY id DESC LIMIT $3
            """,
            [.text(listing.text), .text(before ?? Self.afterEveryID), SQLValue(limit)]
        ).map(ChangeRequest.init)
    }

    /// All in one state, oldest first, after an id.
    package func changeRequests(
        in state: ChangeRequestState, after: String, limit: Int
    ) throws -> [ChangeRequest] {
        try sql.query(
            "SELECT * FROM change_request WHERE state = $1 AND id > $2 ORDER BY id LIMIT $3",
            [.text(state.rawValue), .text(after), SQLValue(limit)]
        ).map(ChangeRequest.init)
    }

    package func insert(_ request: ChangeRequest) throws {
        try sql.execute(
            """
            INSERT INTO change_request
                (id, listing_id, asked_by, asked_at, revision, changes, state, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .text(request.id.text), .text(request.listing.text), .text(request.askedBy),
                .integer(request.askedAt), SQLValue(request.revision),
                .fields(request.changedFields), .text(request.state.rawValue),
                .integer(request.changedAt),
            ])
    }

    package func update(_ request: ChangeRequest) throws {
        let decision = request.decision
        try sql.execute(
            """
            UPDATE change_request SET revision = $1, changes = $2, state = $3, changed_at = $4,
                decided_by = $5, decided_at = $6, reason = $7, note = $8, made_version = $9
            WHERE id = $10
            """,
            [
                SQLValue(request.revision), .fields(request.changedFields),
                .text(request.state.rawValue), .integer(request.changedAt),
                SQLValue(decision?.by), decision.map { .integer($0.at) } ?? .null,
                SQLValue(decision?.reason.rawValue), SQLValue(decision?.note),
                SQLValue(decision?.version), .text(request.id.text),
            ])
    }
}

extension ChangeRequest {
    /// As one object: the field, and in it what it was and what it is to be.
    fileprivate var changedFields: [String: JSONValue] {
        changes.mapValues { .object(["from": $0.from ?? .null, "to": $0.to ?? .null]) }
    }

    init(_ record: SQLRecord) throws {
        var decision: ChangeDecision?
        if let by = try record.textIfAny("decided_by") {
            decision = ChangeDecision(
                by: by, at: try record.instant("decided_at"), reason: try record.word("reason"),
                note: try record.textIfAny("note") ?? "",
                version: try record.integerIfAny("made_version"))
        }
        self.init(
            id: ChangeRequestID(try record.text("id")),
            listing: ListingID(try record.text("listing_id")),
            revision: try record.integer("revision"),
            changes: try record.fields("changes").mapValues {
                Change(from: $0["from"], to: $0["to"])
            },
            state: try record.word("state"), askedBy: try record.text("asked_by"),
            askedAt: try record.instant("asked_at"), changedAt: try record.instant("changed_at"),
            decision: decision)
    }
}
