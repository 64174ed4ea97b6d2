internal import CCrypto

/// SHA-256 and HMAC-SHA256 of the system's libcrypto, for keys and signatures.
package enum Digest {
    package static func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        let input = Array(bytes)
        var out = [UInt8](repeating: 0, count: 32)
        // libcrypto refuses only when it is broken or out of memory; a zero digest would be worse.
        precondition(vx_sha256(input, input.count, &out) == 1, "libcrypto refused SHA-256")
        return out
    }

    package static func hmacSHA256(key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: 32)
        precondition(
            vx_hmac_sha256(key, key.count, message, message.count, &out) == 1,
            "libcrypto refused HMAC")
        return out
    }

    /// Only for couriers whose protocol asks for it: MD5 keeps no secret and proves nothing alone.
    package static func md5(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        let input = Array(bytes)
        var out = [UInt8](repeating: 0, count: 16)
        precondition(vx_md5(input, input.count, &out) == 1, "libcrypto refused MD5")
        return out
    }

    /// Whether both are the same, in a time that does not tell where they differ.
    package static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && vx_equal(left, right, left.count) == 1
    }

    package static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
