internal import Market

/// What the database knows of a key of personal data: never the key.
struct PersonalKey: Hashable, Sendable {
    enum State: String, Sendable {
        /// Phone numbers are looked up with it.
        case lookup
        /// Everything new is sealed with it.
        case current
        /// Older rows are sealed with it still.
        case former
    }

    let id: String
    let state: State
    /// What shows that a key in a file is this one.
    let proof: [UInt8]
}

/// The keys that rows are sealed with, changed in the transaction that changes what is sealed.
extension StoreSession {
    static let lookupKey = "phones"
    /// Set once nothing personal is in clear any more.
    static let movedSetting = "personal.moved"

    /// The keys without which something cannot be read.
    func personalKeys() throws -> [PersonalKey] {
        try sql.query("SELECT * FROM personal_key ORDER BY id", []).map { record in
            PersonalKey(
                id: try record.text("id"), state: try record.word("state"),
                proof: try record.bytes("proof"))
        }
    }

    /// The id of the key that seals in this transaction.
    package func currentKey() throws -> String {
        if let key = look.currentKey { return key }
        guard let record = try sql.first("SELECT id FROM personal_key WHERE state = 'current'")
        else { throw StoreError.personalKeysMissing("") }
        let key = try record.text("id")
        look.currentKey = key
        return key
    }

    /// Notes the keys of a file that was just made, or found beside a database without any.
    func register(_ ring: Keyring) throws {
        guard let first = ring.ids.first, let secret = ring[first] else {
            throw StoreError.personalKeysMissing("")
        }
        try insert(
            PersonalKey(
                id: Self.lookupKey, state: .lookup,
                proof: Keyring.proof(of: ring.phones, id: Self.lookupKey)))
        try insert(
            PersonalKey(
                id: first, state: .current, proof: Keyring.proof(of: secret, id: first)))
        // Nobody was taken an order from yet: nothing of it is in clear.
        if try sql.first("SELECT id FROM customer_order LIMIT 1") == nil {
            try set(Self.movedSetting, to: "yes")
        }
    }

    func insert(_ key: PersonalKey) throws {
        try sql.execute(
            "INSERT INTO personal_key (id, state, proof) VALUES ($1, $2, $3)",
            [.text(key.id), .text(key.state.rawValue), .blob(key.proof)])
    }
}
