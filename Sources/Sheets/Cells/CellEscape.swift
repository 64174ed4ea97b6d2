/// Characters that XML cannot hold, as spreadsheets write them: `_x000D_` is a carriage return.
///
/// ECMA-376 part 1, 22.9.2.19 (ST_Xstring); an underscore that only looks like one is `_x005F_`.
enum CellEscape {
    private static let underscore = UInt8(ascii: "_")

    /// The text that was meant.
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(underscore), text.contains("_x") else { return text }
        let bytes = Array(text.utf8)
        var units: [UInt16] = []
        var plain: [UInt8] = []
        var decoded = ""
        var index = 0
        func flush() {
            decoded += String(decoding: plain, as: UTF8.self)
            // Halves of one character stand in two escapes.
            decoded += String(decoding: units, as: UTF16.self)
            plain = []
            units = []
        }
        while index < bytes.count {
            if let unit = escape(bytes[index...]) {
                if !plain.isEmpty { flush() }
                units.append(unit)
                index += 7
            } else {
                if !units.isEmpty { flush() }
                plain.append(bytes[index])
                index += 1
            }
        }
        flush()
        return decoded
    }

    /// The text in a form that `decoded` gives back, with nothing in it that XML cannot hold.
    static func encoded(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == underscore || $0 == 0xEF }) else {
            return text
        }
        var encoded = ""
        let bytes = Array(text.utf8)
        var offset = 0
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 && scalar != "\t" && scalar != "\n"
            let looksEscaped = scalar == "_" && escape(bytes[offset...]) != nil
            if isControl || looksEscaped || scalar.value == 0xFFFE || scalar.value == 0xFFFF {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                encoded += "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
            } else {
                encoded.unicodeScalars.append(scalar)
            }
            offset += UTF8.width(scalar)
        }
        return encoded
    }

    /// The code unit that the text begins with an escape of.
    private static func escape(_ bytes: ArraySlice<UInt8>) -> UInt16? {
        let bytes = bytes.prefix(7)
        let start = bytes.startIndex
        guard bytes.count == 7, bytes[start] == underscore, bytes[start + 1] == UInt8(ascii: "x"),
            bytes[start + 6] == underscore
        else { return nil }
        var value: UInt16 = 0
        for byte in bytes[(start + 2)..<(start + 6)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                return nil
            }
            value = value << 4 | UInt16(digit)
        }
        return value
    }
}
