internal import Foundation

/// Numbers as a person wrote them: decimal digits, a point, no exponent.
enum DecimalText {
    /// Excel keeps and shows no more digits than this, and writes two more that mean nothing.
    private static let meantDigits = 15
    /// More digits than any number of ours needs; a longer text is no number but an attack.
    private static let longest = 400

    /// The number that a workbook holds: `1.1000000000000001` is 1.1, `1E+05` is 100000.
    ///
    /// Whole numbers keep all their digits. `nil` where the text is no finite number.
    static func plain(_ text: String) -> String? {
        let bytes = text.utf8
        guard !bytes.isEmpty, bytes.count <= longest else { return nil }
        let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
        if !digits.isEmpty, digits.allSatisfy(isDigit) {
            return whole(digits, isNegative: digits.count < bytes.count)
        }
        // `Double` would also take “inf”, “nan” and hexadecimal digits.
        guard bytes.allSatisfy({ isDigit($0) || marks.contains($0) }), let value = Double(text),
            value.isFinite
        else { return nil }
        if value == 0 { return "0" }
        var (significant, point) = parts(of: value.magnitude.description)
        if significant.count > meantDigits, point < significant.count {
            (significant, point) = parts(
                of: String(format: "%.\(meantDigits - 1)e", value.magnitude))
        }
        return (value < 0 ? "-" : "") + placed(significant, point)
    }

    /// Whether the text is a number that a workbook gives back letter by letter.
    static func isExact(_ text: String) -> Bool {
        text.utf8.count(where: isDigit) <= meantDigits && plain(text) == text
    }

    private static let marks = Set("+-.eE".utf8)

    private static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte)
    }

    private static func whole(_ digits: Substring.UTF8View, isNegative: Bool) -> String {
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        if significant.isEmpty { return "0" }
        return (isNegative ? "-" : "") + String(decoding: significant, as: UTF8.self)
    }

    /// The digits without zeros at either end, and how many of them stand before the point.
    private static func parts(of written: String) -> (digits: [UInt8], point: Int) {
        let halves = written.utf8.split { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
        let exponent = halves.count > 1 ? Int(String(decoding: halves[1], as: UTF8.self)) ?? 0 : 0
        let mantissa = halves[0].split(separator: UInt8(ascii: "."))
        var digits = mantissa.flatMap { Array($0) }
        var point = mantissa[0].count + exponent
        let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(zeros)
        point -= zeros
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, point)
    }

    private static func placed(_ digits: [UInt8], _ point: Int) -> String {
        let text = String(decoding: digits, as: UTF8.self)
        if point <= 0 { return "0." + String(repeating: "0", count: -point) + text }
        if point >= digits.count {
            return text + String(repeating: "0", count: point - digits.count)
        }
        return String(decoding: digits[..<point], as: UTF8.self) + "."
            + String(decoding: digits[point...], as: UTF8.self)
    }
}
