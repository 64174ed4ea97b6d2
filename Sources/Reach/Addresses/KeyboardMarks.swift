/// Words in which a keyboard left the keys of marks behind: "toir" and "toi3" for "tỏi".
package enum KeyboardMarks {
    /// What the word may have been meant as, by Telex or VNI; empty where it is neither.
    package static func readings(of word: String) -> [String] {
        let bytes = word.lowercased().utf8
        guard bytes.count > 1, bytes.allSatisfy(isKey) else { return [] }
        let letters = bytes.map { AddressLetter(base: $0) }
        return [TelexTyping.decoded(letters), VNITyping.decoded(letters)].compactMap { decoded in
            decoded.map { String(String.UnicodeScalarView($0.flatMap(\.scalars))) }
        }
    }

    private static func isKey(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
}

extension AddressLetter {
    /// The letter and its marks as scalars, not yet composed.
    fileprivate var scalars: [Unicode.Scalar] {
        let mark: Unicode.Scalar? =
            switch shape {
            case .plain, .stroke: nil
            case .circumflex: "\u{302}"
            case .breve: "\u{306}"
            case .horn: "\u{31B}"
            }
        let accent: Unicode.Scalar? =
            switch tone {
            case .level: nil
            case .falling: "\u{300}"
            case .rising: "\u{301}"
            case .broken: "\u{303}"
            case .asking: "\u{309}"
            case .heavy: "\u{323}"
            }
        let letter: Unicode.Scalar = shape == .stroke ? "đ" : Unicode.Scalar(base)
        return [letter] + [mark, accent].compactMap(\.self)
    }
}
