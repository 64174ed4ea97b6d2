internal import Foundation
package import Market

/// The representative and the bank account of producers: under lock, and read only when asked.
extension StoreSession {
    /// Nothing is kept for most producers: then both are absent.
    package func secrets(of producer: ProducerID) throws -> ProducerSecrets {
        let record = try sql.first(
            "SELECT sealed, key_id FROM producer_secret WHERE producer_id = $1",
            [.text(producer.text)])
        guard let record else { return ProducerSecrets() }
        let plain = try opened(
            try record.bytes("sealed"), sealedBy: try record.text("key_id"),
            for: ProducerSecrets.subject(producer.text))
        return try ProducerSecrets(plain)
    }

    package func set(_ secrets: ProducerSecrets, of producer: ProducerID) throws {
        if secrets.isEmpty {
            try sql.execute(
                "DELETE FROM producer_secret WHERE producer_id = $1", [.text(producer.text)])
            return
        }
        let sealed = try seal(
            secrets.bytes, for: ProducerSecrets.subject(producer.text))
        try sql.execute(
            """
            INSERT INTO producer_secret (producer_id, sealed, key_id) VALUES ($1, $2, $3)
            ON CONFLICT (producer_id) DO UPDATE SET sealed = excluded.sealed,
                key_id = excluded.key_id
            """,
            [.text(producer.text), .blob(sealed.bytes), .text(sealed.key)])
    }
}

extension ProducerSecrets {
    private struct Kept: Codable {
        let representative: String?
        let bank: String?
        let number: String?
        let holder: String?
    }

    /// What the bytes are sealed for, so that those of one producer open for no other.
    static func subject(_ producer: String) -> String {
        "producer \(producer)"
    }

    var bytes: [UInt8] {
        let kept = Kept(
            representative: representative?.text, bank: bankAccount?.bank,
            number: bankAccount?.number.text, holder: bankAccount?.holder.text)
        // Texts always encode.
        return Array((try? JSONEncoder().encode(kept)) ?? Data("{}".utf8))
    }

    init(_ bytes: [UInt8]) throws {
        guard let kept = try? JSONDecoder().decode(Kept.self, from: Data(bytes)) else {
            throw StoreError.unreadable("producer_secret")
        }
        var account: BankAccount?
        if let bank = kept.bank, let number = kept.number, let holder = kept.holder {
            account = BankAccount(bank: bank, number: Secret(number), holder: Secret(holder))
        }
        self.init(representative: kept.representative.map { Secret($0) }, bankAccount: account)
    }
}

extension SealedTable {
    static let producerSecrets = SealedTable(
        start: [""],
        finds: """
            SELECT producer_id, key_id, sealed FROM producer_secret
            WHERE producer_id > $3 AND key_id <> $2 ORDER BY producer_id LIMIT $1
            """,
        writes: "UPDATE producer_secret SET sealed = $1, key_id = $2 WHERE producer_id = $3",
        counts: "SELECT COUNT(*) AS count FROM producer_secret WHERE key_id = $1",
        read: { record in
            let producer = try record.text("producer_id")
            return Pending(
                place: [producer], subject: ProducerSecrets.subject(producer),
                sealedBy: try record.text("key_id"), bytes: try record.bytes("sealed"))
        })
}
