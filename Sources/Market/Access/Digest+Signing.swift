internal import CCrypto

extension Digest {
    /// The longest signature that is made: that of a key of 16,384 bits.
    private static let mostSignatureBytes = 2_048

    /// Whether the owner of the PEM public key signed the message with RSA-SHA256 (PKCS #1 v1.5).
    ///
    /// A key that cannot be read, is not RSA or has less than 2048 bits proves nothing: `false`.
    package static func isSignedRSASHA256(
        _ message: [UInt8], signature: [UInt8], publicKey pem: String
    ) -> Bool {
        var key = pem
        return key.withUTF8 { text in
            text.withMemoryRebound(to: CChar.self) { characters in
                vx_rsa_sha256_verify(
                    characters.baseAddress, characters.count, message, message.count, signature,
                    signature.count) == 1
            }
        }
    }

    /// The RSA-SHA256 signature, or `nil` when the PEM is no private RSA key of 2048 bits or more.
    package static func signRSASHA256(_ message: [UInt8], privateKey pem: String) -> [UInt8]? {
        var key = pem
        var out = [UInt8](repeating: 0, count: mostSignatureBytes)
        var count = out.count
        let isSigned = key.withUTF8 { text in
            text.withMemoryRebound(to: CChar.self) { characters in
                vx_rsa_sha256_sign(
                    characters.baseAddress, characters.count, message, message.count, &out,
                    &count) == 1
            }
        }
        return isSigned ? Array(out.prefix(count)) : nil
    }
}
