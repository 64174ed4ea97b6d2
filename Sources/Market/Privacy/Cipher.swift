internal import CCrypto

/// AES-256-GCM of the system's libcrypto (NIST SP 800-38D): what keeps personal data closed.
package enum Cipher {
    /// Bytes of a key.
    package static let keyBytes = 32
    /// Bytes of a nonce, drawn by chance for every sealing: the same one twice opens both.
    package static let nonceBytes = 12
    private static let tagBytes = 16

    /// The nonce, the bytes under lock and the tag; opens only with the key and the same subject.
    ///
    /// The subject is not hidden: it says what the bytes belong to, so that nobody can put them
    /// beside something else.
    package static func seal(
        _ plain: [UInt8], key: [UInt8], nonce: [UInt8], for subject: [UInt8]
    ) -> [UInt8] {
        precondition(key.count == keyBytes && nonce.count == nonceBytes, "not a key or a nonce")
        var out = [UInt8](repeating: 0, count: plain.count + tagBytes)
        // libcrypto refuses only when it is broken or out of memory; clear bytes would be worse.
        precondition(
            vx_aes256gcm_seal(
                key, nonce, subject, subject.count, plain, plain.count, &out) == 1,
            "libcrypto refused AES-256-GCM")
        return nonce + out
    }

    /// The bytes that were sealed, or `nil` for another key, another subject or a changed bit.
    package static func open(_ sealed: [UInt8], key: [UInt8], for subject: [UInt8]) -> [UInt8]? {
        guard key.count == keyBytes, sealed.count >= nonceBytes + tagBytes else { return nil }
        let nonce = Array(sealed.prefix(nonceBytes))
        let locked = Array(sealed.dropFirst(nonceBytes))
        var out = [UInt8](repeating: 0, count: locked.count - tagBytes)
        let isOpen =
            vx_aes256gcm_open(
                key, nonce, subject, subject.count, locked, locked.count, &out) == 1
        return isOpen ? out : nil
    }
}
