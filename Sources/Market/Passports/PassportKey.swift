/// A key that signs passports; its id is the thumbprint of its public half (RFC 7638).
package struct PassportKey: Hashable, Sendable {
    package let seed: [UInt8]
    package let publicKey: [UInt8]
    package let id: String

    /// Takes a seed of 32 bytes.
    package init(seed: [UInt8]) {
        self.seed = seed
        publicKey = Digest.ed25519PublicKey(of: seed)
        id = Self.thumbprint(of: publicKey)
    }

    /// `kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k` for the key of RFC 8037, appendix A.
    package static func thumbprint(of publicKey: [UInt8]) -> String {
        let json = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"\(Base64URL.text(publicKey))\"}"
        return Base64URL.text(Digest.sha256(json.utf8))
    }
}

/// The key that signs passports now and the public halves of those that did before.
///
/// As text: a line `sign <64 hex digits>` with the seed, a line `public <64 hex digits>` for each
/// former key, and lines of remarks that begin with `#`.
package struct PassportKeyring: Hashable, Sendable {
    package let current: PassportKey
    /// Newest first; documents that they signed are still believed.
    package let former: [[UInt8]]

    package init(current: PassportKey, former: [[UInt8]] = []) {
        self.current = current
        self.former = former
    }

    /// Reads the text, or `nil` where a line is something else or no key signs.
    package init?(text: String) {
        var current: PassportKey?
        var former: [[UInt8]] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let words = line.split(separator: " ")
            guard words.count == 2, let bytes = Digest.bytes(ofHex: words[1]),
                bytes.count == Digest.ed25519KeyBytes
            else { return nil }
            switch words[0] {
            case "sign" where current == nil: current = PassportKey(seed: bytes)
            case "public": former.append(bytes)
            default: return nil
            }
        }
        guard let current else { return nil }
        self.init(current: current, former: former)
    }

    /// The text that `init(text:)` reads back, with the remark in front.
    package func text(remark: [String]) -> String {
        let lines =
            ["sign \(Digest.hex(current.seed))"] + former.map { "public \(Digest.hex($0))" }
        return (remark.map { "# \($0)" } + lines).map { $0 + "\n" }.joined()
    }

    /// The keyring after a rotation: of the key before only the public half is left.
    package func rotated(to seed: [UInt8]) -> PassportKeyring {
        PassportKeyring(current: PassportKey(seed: seed), former: [current.publicKey] + former)
    }

    /// All public halves, the current one first, as a set of RFC 7517.
    package var json: [UInt8] {
        JSONWriter.object { json in
            json.member("keys", list: [current.publicKey] + former) { json, key in
                json.object { json in
                    json.member("kty", "OKP")
                    json.member("crv", "Ed25519")
                    json.member("alg", "EdDSA")
                    json.member("use", "sig")
                    json.member("kid", PassportKey.thumbprint(of: key))
                    json.member("x", Base64URL.text(key))
                }
            }
        }
    }
}

extension PassportKey: CustomStringConvertible, CustomReflectable {
    package var description: String { "***" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
