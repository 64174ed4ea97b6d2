/// The keys of personal data by their ids, and the one that phone numbers are looked up with.
///
/// As text: a line `phones <64 hex digits>`, a line `key <id> <64 hex digits>` for each key, and
/// lines of remarks that begin with `#`.
package struct Keyring: Hashable, Sendable {
    /// The key of the keyed hash of phone numbers; it never changes, or nobody is found again.
    package let phones: [UInt8]
    private var keys: [String: [UInt8]]

    package init(phones: [UInt8], keys: [String: [UInt8]] = [:]) {
        self.phones = phones
        self.keys = keys
    }

    /// Reads the text, or `nil` where a line is something else or the key of phones is missing.
    package init?(text: String) {
        var phones: [UInt8]?
        var keys: [String: [UInt8]] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let words = line.split(separator: " ").map(String.init)
            guard let secret = words.last.flatMap(Self.bytes) else { return nil }
            switch (words.first, words.count) {
            case ("phones", 2) where phones == nil: phones = secret
            case ("key", 3) where keys[words[1]] == nil: keys[words[1]] = secret
            default: return nil
            }
        }
        guard let phones else { return nil }
        self.init(phones: phones, keys: keys)
    }

    /// The text that `init(text:)` reads back, with the remark in front.
    package func text(remark: [String]) -> String {
        let lines = keys.sorted { $0.key < $1.key }.map { "key \($0.key) \(Digest.hex($0.value))" }
        return (remark.map { "# \($0)" } + ["phones \(Digest.hex(phones))"] + lines)
            .map { $0 + "\n" }.joined()
    }

    /// The ids of all keys, in order.
    package var ids: [String] {
        keys.keys.sorted()
    }

    package subscript(id: String) -> [UInt8]? {
        keys[id]
    }

    /// The keyring with one key more.
    package func adding(_ key: [UInt8], as id: String) -> Keyring {
        Keyring(phones: phones, keys: keys.merging([id: key]) { $1 })
    }

    /// The keyring without the keys that the condition does not keep.
    package func keeping(_ isKept: (_ id: String) -> Bool) -> Keyring {
        Keyring(phones: phones, keys: keys.filter { isKept($0.key) })
    }

    /// Both keyrings' keys; for an id that both have, the other's.
    package func merging(_ other: Keyring) -> Keyring {
        Keyring(phones: other.phones, keys: keys.merging(other.keys) { $1 })
    }

    /// What shows that a key is the one of that id without telling the key.
    package static func proof(of key: [UInt8], id: String) -> [UInt8] {
        Digest.hmacSHA256(key: key, Array("vuonxa \(id)".utf8))
    }

    /// The 32 bytes that 64 hex digits are.
    private static func bytes(_ hex: String) -> [UInt8]? {
        Digest.bytes(ofHex: hex).flatMap { $0.count == Cipher.keyBytes ? $0 : nil }
    }
}

extension Keyring: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "***" }
    package var debugDescription: String { "***" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
