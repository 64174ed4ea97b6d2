internal import Foundation
internal import Market

/// A shared secret of Standard Webhooks, `whsec_` and base64; it signs, and prints as `***`.
package struct SigningSecret: Sendable {
    /// The specification asks for 24 to 64 random bytes.
    package static let lengths = 24...64
    private static let prefix = "whsec_"

    private let key: [UInt8]

    /// `nil` unless the text is `whsec_` and the base64 of 24 to 64 bytes.
    package init?(_ text: String) {
        guard text.hasPrefix(Self.prefix),
            let data = Data(base64Encoded: String(text.dropFirst(Self.prefix.count))),
            Self.lengths.contains(data.count)
        else { return nil }
        key = [UInt8](data)
    }

    /// The text that writes these bytes as a secret.
    package static func text(of key: [UInt8]) -> String {
        prefix + Data(key).base64EncodedString()
    }

    /// One entry of `webhook-signature`: HMAC-SHA256 over id, timestamp and the body's raw bytes.
    package func signature(id: String, timestampSeconds: Int64, body: [UInt8]) -> String {
        let signed = Array("\(id).\(timestampSeconds).".utf8) + body
        return "v1," + Data(Digest.hmacSHA256(key: key, signed)).base64EncodedString()
    }
}

extension SigningSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "***" }
    package var debugDescription: String { "***" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
