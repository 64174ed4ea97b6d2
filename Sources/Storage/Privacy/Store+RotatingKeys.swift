internal import Market

/// A new key for everything personal, while other programs go on reading and writing.
///
/// Which key seals stands in the database: from the transaction that changes it on, nobody uses
/// the one before, so that it can go once no row is left that needs it.
extension Store {
    /// Makes a new key current and seals every row with it; broken off, it goes on from there.
    ///
    /// `progress` hears how many rows are done. Answers the new key's id; throws `StoreError` when
    /// the file of the keys cannot be changed.
    package func rotatePersonalKeys(
        progress: @Sendable (_ rows: Int) -> Void = { _ in }
    ) async throws -> String {
        guard let file = vault.file else { throw StoreError.personalKeysMissing("") }
        return try await file.locked {
            guard let ring = try file.read() else {
                throw StoreError.personalKeysMissing(file.path)
            }
            let known = try await read { try $0.personalKeys() }
            if !known.contains(where: { $0.state == .former }) {
                try await makeCurrent(of: ring, in: file)
            }
            try await resealAll(progress)
            return try await dropFormer(in: file)
        }
    }

    /// The file has the key before the database asks for it.
    private func makeCurrent(of ring: Keyring, in file: KeyFile) async throws {
        let id = PersonalKeys.newID()
        let secret = Vault.random(Cipher.keyBytes)
        try file.replace(with: ring.adding(secret, as: id))
        let proof = Keyring.proof(of: secret, id: id)
        try await write { session in
            try session.retireCurrentKey()
            try session.insert(PersonalKey(id: id, state: .current, proof: proof))
        }
    }

    private func resealAll(_ progress: (Int) -> Void) async throws {
        var rows = 0
        for table in SealedTable.all {
            var place: [String]? = table.start
            while let start = place {
                place = try await write {
                    try $0.reseal(table, after: start, limit: Self.sealedAtOnce)
                }
                rows += Self.sealedAtOnce
                if place != nil { progress(rows) }
            }
        }
    }

    /// The database asks for a key no longer before the file loses it.
    private func dropFormer(in file: KeyFile) async throws -> String {
        let (current, kept) = try await write { session in
            try session.dropUnusedKeys()
            return (try session.currentKey(), Set(try session.personalKeys().map(\.id)))
        }
        guard let ring = try file.read() else { throw StoreError.personalKeysMissing(file.path) }
        try file.replace(with: ring.keeping { kept.contains($0) })
        return current
    }
}

extension StoreSession {
    fileprivate func retireCurrentKey() throws {
        try sql.execute(
            "UPDATE personal_key SET state = 'former' WHERE state = 'current'", [])
        look.currentKey = nil
    }

    /// Forgets former keys with which no row is sealed any more.
    fileprivate func dropUnusedKeys() throws {
        for key in try personalKeys() where key.state == .former {
            let uses = try SealedTable.all.reduce(0) { sum, table in
                sum + (try sql.first(table.counts, [.text(key.id)])?.integer("count") ?? 0)
            }
            if uses == 0 {
                try sql.execute("DELETE FROM personal_key WHERE id = $1", [.text(key.id)])
            }
        }
    }
}
