internal import Foundation

/// Bytes as base64, for signatures and documents.
enum SandboxBase64 {
    static func text(of bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
    }
}
