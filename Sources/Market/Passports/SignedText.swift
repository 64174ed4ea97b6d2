/// A JSON object with a signature, in one line: the compact form of RFC 7515 with Ed25519 (`EdDSA`
/// of RFC 8037).
package struct SignedText: Hashable, Sendable {
    /// Which of the keys signed it.
    package let keyID: String
    /// What kind of document it says it is.
    package let type: String
    package let payload: [UInt8]
    /// The bytes that the signature is over.
    private let signed: [UInt8]
    private let signature: [UInt8]

    /// Longest text that is read, in bytes: a list of revocations may be long, nothing else is.
    package static let longest = 8 << 20
    /// A header and a payload of ours are never deeper.
    static let depth = 8

    /// Signs the payload and writes the line.
    package static func text(_ payload: [UInt8], type: String, key: PassportKey) -> String {
        let header = JSONWriter.object { json in
            json.member("alg", "EdDSA")
            json.member("kid", key.id)
            json.member("typ", type)
        }
        let signed = "\(Base64URL.text(header)).\(Base64URL.text(payload))"
        return "\(signed).\(Base64URL.text(Digest.signEd25519(Array(signed.utf8), seed: key.seed)))"
    }

    /// Takes the line apart, or `nil` where it is none; nothing of it is proved yet.
    ///
    /// Only `EdDSA` is read: a header that names another algorithm, or none, is no document.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count <= Self.longest else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Base64URL.bytes(parts[0]),
            let payload = Base64URL.bytes(parts[1]), let signature = Base64URL.bytes(parts[2]),
            let members = try? JSONBody.value(header, depth: Self.depth),
            members["alg"]?.text == "EdDSA", let keyID = members["kid"]?.text,
            // A header that demands what we do not know must not be passed over (RFC 7515, 4.1.11).
            members["crit"] == nil
        else { return nil }
        self.keyID = keyID
        type = members["typ"]?.text ?? ""
        self.payload = payload
        self.signature = signature
        signed = Array("\(parts[0]).\(parts[1])".utf8)
    }

    /// Whether the owner of that public key signed it.
    package func isSigned(by publicKey: [UInt8]) -> Bool {
        Digest.isSignedEd25519(signed, signature: signature, publicKey: publicKey)
    }
}
