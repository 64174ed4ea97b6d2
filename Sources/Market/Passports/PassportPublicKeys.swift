/// Public keys by their ids, as an inspector carries them.
package struct PassportPublicKeys: Hashable, Sendable {
    private let keys: [String: [UInt8]]

    /// Reads a set of RFC 7517; keys of other kinds in it are passed over. `nil` where the bytes
    /// are no such set.
    package init?(json: [UInt8]) {
        guard let set = try? JSONBody.value(json, depth: SignedText.depth),
            let items = set["keys"]?.items
        else { return nil }
        var keys: [String: [UInt8]] = [:]
        for item in items where item["kty"]?.text == "OKP" && item["crv"]?.text == "Ed25519" {
            guard let key = item["x"]?.text.flatMap({ Base64URL.bytes($0) }) else { continue }
            keys[item["kid"]?.text ?? PassportKey.thumbprint(of: key)] = key
        }
        self.keys = keys
    }

    /// Whether the key that the text names signed it; `nil` where that key is not among these.
    package func proves(_ text: SignedText) -> Bool? {
        keys[text.keyID].map { text.isSigned(by: $0) }
    }
}
