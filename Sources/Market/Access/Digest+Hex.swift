extension Digest {
    /// The bytes that hex digits write, two for each, or `nil` where the text is something else.
    package static func bytes(ofHex hex: some StringProtocol) -> [UInt8]? {
        let digits = Array(hex.utf8)
        guard digits.count.isMultiple(of: 2), hex.allSatisfy({ $0.isHexDigit && $0.isASCII })
        else { return nil }
        return stride(from: 0, to: digits.count, by: 2).compactMap { index in
            UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16)
        }
    }
}
