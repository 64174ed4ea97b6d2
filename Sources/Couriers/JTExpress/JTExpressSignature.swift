internal import Foundation
internal import Market

/// MD5 as J&T wants it: over the exact bytes of `bizContent` and the key behind them.
enum JTExpressSignature {
    /// The document's fixed salt of passwords; it is public and protects nothing.
    private static let salt = "jadada369t3"

    /// `{"a":1}` with the key `k` gives `m0Pf3GjsQ/nSb68qVc3hDw==`.
    static func digest(of content: [UInt8], key: String) -> String {
        Data(Digest.md5(content + Array(key.utf8))).base64EncodedString()
    }

    /// The password as `bizContent` carries it: J&T's hash is left as it is, all else is hashed.
    static func hashed(_ password: String) -> String {
        let isHash =
            password.utf8.count == 32
            && password.allSatisfy { $0.isHexDigit && !$0.isLowercase && $0.isASCII }
        return isHash ? password : Digest.hex(Digest.md5((password + salt).utf8)).uppercased()
    }
}
