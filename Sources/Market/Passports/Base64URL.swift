internal import Foundation

/// Base 64 with the letters that URLs bear, without padding (RFC 4648, section 5).
package enum Base64URL {
    package static func text(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    /// The bytes that the text writes, or `nil` where it is not such a text or not the one that
    /// `text` would have written for them.
    package static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let plain = String(text).replacing("-", with: "+").replacing("_", with: "/")
        let padded = plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: padded) else { return nil }
        let bytes = Array(data)
        return self.text(bytes) == text ? bytes : nil
    }
}
