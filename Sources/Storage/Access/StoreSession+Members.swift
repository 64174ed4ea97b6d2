package import Market

/// The people of a producer: each is a key of their own.
extension StoreSession {
    /// The keys in use of a producer's members, the oldest first.
    package func members(of producer: ProducerID) throws -> [StoredKey] {
        try sql.query(
            """
            SELECT * FROM access_key
            WHERE scope = $1 AND role = 'producer' AND revoked_at IS NULL ORDER BY id
            """,
            [.text(producer.text)]
        ).map(StoredKey.init)
    }

    package func set(_ member: MemberRole, of keyID: String) throws {
        try sql.execute(
            "UPDATE access_key SET member = $1 WHERE id = $2",
            [.text(member.rawValue), .text(keyID)])
    }

    /// Makes the keys of one producer those of another, for a merge.
    package func moveMembers(of producer: ProducerID, to other: ProducerID) throws {
        try sql.execute(
            "UPDATE access_key SET scope = $1 WHERE scope = $2 AND role = 'producer'",
            [.text(other.text), .text(producer.text)])
    }

    /// The producers that were merged into one of these, by the one that they live on in.
    package func absorbed(
        into producers: some Sequence<ProducerID>
    ) throws -> [ProducerID: ProducerID] {
        var absorbed: [ProducerID: ProducerID] = [:]
        for survivor in producers {
            let records = try sql.query(
                "SELECT id FROM producer WHERE merged_into = $1", [.text(survivor.text)])
            for record in records { absorbed[ProducerID(try record.text("id"))] = survivor }
        }
        return absorbed
    }
}
