/// A trade item number of GS1 with 8, 12, 13 or 14 digits; Viet Nam's begin with 893.
package struct GTIN: Hashable, Sendable {
    package let digits: String

    /// The number that the text is, or `nil` where the length or the check digit is wrong.
    ///
    /// GS1 General Specifications, 7.9: weights 3 and 1 from the right, modulo 10.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard [8, 12, 13, 14].contains(bytes.count),
            bytes.allSatisfy({ (0x30...0x39).contains($0) }), let check = bytes.last
        else { return nil }
        var sum = 0
        for (index, byte) in bytes.dropLast().reversed().enumerated() {
            sum += Int(byte - 0x30) * (index.isMultiple(of: 2) ? 3 : 1)
        }
        guard (10 - sum % 10) % 10 == Int(check - 0x30) else { return nil }
        digits = text
    }

    /// The same number with 14 digits, as GS1 Digital Link and databases compare it.
    package var padded: String {
        String(repeating: "0", count: 14 - digits.count) + digits
    }
}
