internal import CCrypto

/// Ed25519 (RFC 8032) of the system's libcrypto; a private key is its seed of 32 bytes.
extension Digest {
    /// Bytes of a seed and of a public key.
    package static let ed25519KeyBytes = 32
    /// Bytes of a signature.
    package static let ed25519SignatureBytes = 64

    /// The public key that goes with a seed; another count of bytes than 32 is a bug.
    package static func ed25519PublicKey(of seed: [UInt8]) -> [UInt8] {
        precondition(seed.count == ed25519KeyBytes, "not a seed")
        var out = [UInt8](repeating: 0, count: ed25519KeyBytes)
        precondition(vx_ed25519_public(seed, &out) == 1, "libcrypto refused Ed25519")
        return out
    }

    /// The signature of the message by the seed; the same message gives the same signature.
    package static func signEd25519(_ message: [UInt8], seed: [UInt8]) -> [UInt8] {
        precondition(seed.count == ed25519KeyBytes, "not a seed")
        var out = [UInt8](repeating: 0, count: ed25519SignatureBytes)
        precondition(
            vx_ed25519_sign(seed, message, message.count, &out) == 1,
            "libcrypto refused Ed25519")
        return out
    }

    /// Whether the owner of the public key signed the message; a key or a signature of a wrong
    /// size proves nothing: `false`.
    package static func isSignedEd25519(
        _ message: [UInt8], signature: [UInt8], publicKey: [UInt8]
    ) -> Bool {
        guard publicKey.count == ed25519KeyBytes, signature.count == ed25519SignatureBytes
        else { return false }
        return vx_ed25519_verify(publicKey, message, message.count, signature) == 1
    }
}
