internal import Foundation
internal import GRDB
internal import Market

/// Where a store finds the keys of personal data, and what it does without them.
package enum PersonalKeys: Hashable, Sendable {
    /// In that file, or in `personal.keys` beside the database; the file is made when nothing is
    /// sealed yet, and demanded otherwise.
    case demanded(String? = nil)
    /// As above, but without the file the store opens for work that is not about people.
    case ifThere(String? = nil)
}

extension PersonalKeys {
    /// The vault for a database at that path, whose tables are up to date.
    func vault(besideDatabase path: String, on connection: GRDB.Database) throws -> Vault {
        let file: KeyFile
        switch self {
        case .demanded(let named), .ifThere(let named):
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            file = KeyFile(path: named ?? "\(folder)/personal.keys")
        }
        var vault = Vault.closed
        try connection.inTransaction(.immediate) {
            let session = StoreSession(sql: SQLiteSession(connection: connection))
            vault = try self.vault(of: file, in: session)
            return .commit
        }
        return vault
    }

    private func vault(of file: KeyFile, in session: StoreSession) throws -> Vault {
        let demanded = try session.personalKeys()
        if let ring = try file.read() {
            if demanded.isEmpty {
                try session.register(ring)
            } else {
                try ring.demand(demanded, from: file.path)
            }
            return Vault(file: file, ring)
        }
        if case .ifThere = self { return .closed }
        guard demanded.isEmpty else { throw StoreError.personalKeysMissing(file.path) }
        let made = Keyring(phones: Vault.random(Cipher.keyBytes))
            .adding(Vault.random(Cipher.keyBytes), as: Self.newID())
        let ring = try file.create(made)
        try session.register(ring)
        return Vault(file: file, ring)
    }

    /// A key's id by chance: two databases that were one once must not share any.
    static func newID() -> String {
        "pk_" + Digest.hex(Vault.random(6))
    }
}

extension Keyring {
    /// Throws unless all keys that the database needs are here and are the same ones.
    fileprivate func demand(_ known: [PersonalKey], from path: String) throws {
        for key in known {
            let secret = key.state == .lookup ? phones : self[key.id]
            guard let secret, Keyring.proof(of: secret, id: key.id) == key.proof else {
                throw StoreError.personalKeyUnknown(key.id, path)
            }
        }
    }
}
