package import Market

/// A stored key: its hash, never the key itself.
package struct StoredKey: Hashable, Sendable {
    package let id: String
    package let role: Role
    package let scope: KeyScope
    package let label: String
    package let createdAt: Int64
    package let revokedAt: Int64?
    /// What the holder is in the producer that the key is for; `nil` is the owner of before.
    package let member: MemberRole?

    package init(
        id: String, role: Role, scope: KeyScope, label: String, createdAt: Int64,
        revokedAt: Int64? = nil, member: MemberRole? = nil
    ) {
        self.id = id
        self.role = role
        self.scope = scope
        self.label = label
        self.createdAt = createdAt
        self.revokedAt = revokedAt
        self.member = member
    }
}

extension StoreSession {
    /// The key with that SHA-256, revoked or not.
    package func key(hash: [UInt8]) throws -> StoredKey? {
        try sql.first("SELECT * FROM access_key WHERE hash = $1", [.blob(hash)])
            .map(StoredKey.init)
    }

    /// The key with that id, revoked or not.
    package func key(id: String) throws -> StoredKey? {
        try sql.first("SELECT * FROM access_key WHERE id = $1", [.text(id)]).map(StoredKey.init)
    }

    package func insert(_ key: StoredKey, hash: [UInt8]) throws {
        try sql.execute(
            """
            INSERT INTO access_key (id, hash, role, scope, label, created_at, member)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .text(key.id), .blob(hash), .text(key.role.rawValue), SQLValue(key.scope.text),
                .text(key.label), .integer(key.createdAt), SQLValue(key.member?.rawValue),
            ])
    }

    /// Ties a producer's key that was for nobody yet to the producer it registered.
    ///
    /// Answers whose the key is now, which is another's when it was bound before; `nil` is no key.
    package func bindKey(_ id: String, to producer: ProducerID) throws -> ProducerID? {
        try sql.execute(
            "UPDATE access_key SET scope = $1 WHERE id = $2 AND scope IS NULL",
            [.text(producer.text), .text(id)])
        return try sql.first("SELECT scope FROM access_key WHERE id = $1", [.text(id)])
            .map { ProducerID(try $0.text("scope")) }
    }

    /// Answers `false` when there is no such key in use.
    package func revokeKey(_ id: String, at: Int64) throws -> Bool {
        try sql.execute(
            "UPDATE access_key SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL",
            [.integer(at), .text(id)]) == 1
    }

    package func keys(after id: String, limit: Int) throws -> [StoredKey] {
        try sql.query(
            "SELECT * FROM access_key WHERE id > $1 ORDER BY id LIMIT $2",
            [.text(id), SQLValue(limit)]
        ).map(StoredKey.init)
    }
}

extension StoredKey {
    init(_ record: SQLRecord) throws {
        let role: Role = try record.word("role")
        guard let scope = KeyScope(try record.textIfAny("scope"), for: role) else {
            throw StoreError.unreadable("scope")
        }
        let word = try record.textIfAny("member")
        let member = word.flatMap(MemberRole.init(rawValue:))
        // A word that this program does not know may not make an owner of its holder.
        if word != nil, member == nil { throw StoreError.unreadable("member") }
        self.init(
            id: try record.text("id"), role: role, scope: scope, label: try record.text("label"),
            createdAt: try record.instant("created_at"),
            revokedAt: try record.integerIfAny("revoked_at").map(Int64.init), member: member)
    }
}
