internal import Foundation
internal import Market

/// Checks what a feed's sender signed, written from the specification and not from our sender.
struct SandboxSignature {
    /// Why a message is not believed, as the answer's code says it.
    enum Refusal: String, Error {
        case missingHeaders = "missing_headers"
        case badTimestamp = "bad_timestamp"
        case timestampOutside = "timestamp_outside_tolerance"
        case badSignature = "bad_signature"
    }

    private let key: [UInt8]
    private let toleranceSeconds: Int64

    /// `nil` unless the secret is `whsec_` and the base64 of 24 to 64 bytes.
    init?(secret: String, toleranceSeconds: Int64) {
        let parts = secret.split(separator: "_", maxSplits: 1)
        guard parts.count == 2, parts[0] == "whsec",
            let key = Data(base64Encoded: String(parts[1])), (24...64).contains(key.count)
        else { return nil }
        self.key = [UInt8](key)
        self.toleranceSeconds = toleranceSeconds
    }

    /// One entry of the right version that fits is enough: senders sign twice while keys change.
    func check(
        id: String?, timestamp: String?, signatures: String?, body: [UInt8], now: Int64
    ) throws(Refusal) {
        guard let id, let timestamp, let signatures, !id.isEmpty else { throw .missingHeaders }
        guard let seconds = Int64(timestamp), seconds > 0, seconds < 1 << 40 else {
            throw .badTimestamp
        }
        if abs(now / 1_000 - seconds) > toleranceSeconds { throw .timestampOutside }
        let expected = Digest.hmacSHA256(
            key: key, Array("\(id).\(timestamp).".utf8) + body)
        for entry in signatures.split(separator: " ") where entry.hasPrefix("v1,") {
            guard let given = Data(base64Encoded: String(entry.dropFirst(3))) else { continue }
            if Digest.equal([UInt8](given), expected) { return }
        }
        throw .badSignature
    }
}
