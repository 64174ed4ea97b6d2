package import Market
package import Reach

/// Leave that producers gave to helpers; a mandate is taken back, never deleted.
extension StoreSession {
    package func insert(_ mandate: Mandate) throws {
        try sql.execute(
            """
            INSERT INTO mandate (id, producer_id, helper_key_id, scopes, last_day, granted_by,
                witnessed_by, granted_at, revoked_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                .text(mandate.id.text), .text(mandate.producer.text), .text(mandate.helper),
                .words(mandate.scopes.map(\.rawValue).sorted()), .text(mandate.lastDay.text),
                .text(mandate.grantedBy), SQLValue(mandate.witnessedBy),
                .integer(mandate.grantedAt),
                mandate.revokedAt.map { .integer($0) } ?? .null,
            ])
    }

    package func mandate(_ id: MandateID) throws -> Mandate? {
        try sql.first("SELECT * FROM mandate WHERE id = $1", [.text(id.text)]).map(Mandate.init)
    }

    /// The mandates that a helper's key has on that day.
    package func mandates(ofHelper keyID: String, on day: Day) throws -> [Mandate] {
        try sql.query(
            """
            SELECT * FROM mandate
            WHERE helper_key_id = $1 AND last_day >= $2 AND revoked_at IS NULL ORDER BY id
            """,
            [.text(keyID), .text(day.text)]
        ).map(Mandate.init)
    }

    /// Every mandate that a producer ever gave, the newest first.
    package func mandates(
        of producer: ProducerID, before id: String?, limit: Int
    ) throws -> [Mandate] {
        try sql.query(
            """
            SELECT * FROM mandate WHERE producer_id = $1 AND id < $2
            ORDER BY id DESC LIMIT $3
            """,
            [.text(producer.text), .text(id ?? Self.afterEveryID), SQLValue(limit)]
        ).map(Mandate.init)
    }

    /// Answers `false` when it was taken back before.
    package func revoke(_ id: MandateID, at: Int64) throws -> Bool {
        try sql.execute(
            "UPDATE mandate SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL",
            [.integer(at), .text(id.text)]) == 1
    }

    /// Makes the mandates of one producer those of another, for a merge.
    package func moveMandates(of producer: ProducerID, to other: ProducerID) throws {
        try sql.execute(
            "UPDATE mandate SET producer_id = $1 WHERE producer_id = $2",
            [.text(other.text), .text(producer.text)])
    }
}

extension Mandate {
    init(_ record: SQLRecord) throws {
        let scopes = try record.words("scopes").map { word in
            guard let scope = MandateScope(rawValue: word) else {
                throw StoreError.unreadable("scopes")
            }
            return scope
        }
        self.init(
            id: MandateID(try record.text("id")),
            producer: ProducerID(try record.text("producer_id")),
            helper: try record.text("helper_key_id"), scopes: Set(scopes),
            lastDay: try record.day("last_day"), grantedBy: try record.text("granted_by"),
            witnessedBy: try record.textIfAny("witnessed_by"),
            grantedAt: try record.instant("granted_at"),
            revokedAt: try record.integerIfAny("revoked_at").map(Int64.init))
    }
}
