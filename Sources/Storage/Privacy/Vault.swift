internal import Market
internal import Synchronization

/// Opens and seals personal data with the keys of the key file, which it reads again when another
/// program has put a new key into it.
final class Vault: Sendable {
    let file: KeyFile?
    private let ring: Mutex<Keyring?>

    init(file: KeyFile, _ ring: Keyring) {
        self.file = file
        self.ring = Mutex(ring)
    }

    /// A vault without keys, for work that looks at nothing personal.
    private init() {
        file = nil
        ring = Mutex(nil)
    }

    static let closed = Vault()

    /// The bytes sealed under that key for that subject, with a nonce of their own.
    func seal(_ plain: [UInt8], with key: String, for subject: String) throws -> [UInt8] {
        Cipher.seal(
            plain, key: try secret(key), nonce: Self.random(Cipher.nonceBytes),
            for: Array(subject.utf8))
    }

    func open(_ sealed: [UInt8], with key: String, for subject: String) throws -> [UInt8] {
        guard let plain = Cipher.open(sealed, key: try secret(key), for: Array(subject.utf8)) else {
            throw StoreError.unreadable("sealed")
        }
        return plain
    }

    /// The keyed hash that a phone number is found by: the same for every way of writing it.
    func mark(ofPhone phone: String) throws -> [UInt8] {
        guard let ring = ring.withLock({ $0 }) else { throw StoreError.personalKeysMissing("") }
        let number = PhoneNumber(phone)?.text ?? phone
        return Digest.hmacSHA256(key: ring.phones, Array(number.utf8))
    }

    private func secret(_ id: String) throws -> [UInt8] {
        guard let file else { throw StoreError.personalKeysMissing("") }
        if let secret = ring.withLock({ $0?[id] }) { return secret }
        // A rotation wrote the key to the file before the database knew of it.
        guard let newer = try file.read(), let secret = newer[id] else {
            throw StoreError.personalKeyUnknown(id, file.path)
        }
        ring.withLock { $0 = $0?.merging(newer) ?? newer }
        return secret
    }

    /// So many bytes by chance, for keys and nonces.
    static func random(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        // Each word is a call of the system, so all of its bytes are used.
        while bytes.count < count {
            let word: UInt64 = generator.next()
            bytes += (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
        }
        return Array(bytes.prefix(count))
    }
}
