/// Makes what a partner answered fit to be kept and shown: short, on lines, without secrets.
enum Redaction {
    /// How much of an answer is kept, in bytes.
    static let excerptBytes = 2_048

    /// Digits in a row, separators not counted, from which on they may be a telephone number.
    private static let fewestPhoneDigits = 9

    /// What is looked through for secrets before the beginning is cut off, in bytes.
    private static let searchedBytes = 65_536

    /// Shorter texts are found in too many words; they are hidden where they stand alone.
    private static let shortestPart = 4

    /// The beginning of the bytes as text; the given texts, keys and phone numbers are `***`.
    static func excerpt(of bytes: [UInt8], hiding texts: [String]) -> String {
        // Secrets first, then the cut: it could leave the half of one.
        let whole = String(decoding: bytes.prefix(searchedBytes), as: UTF8.self)
        let open = hide(texts, in: whole)
        let text = String(decoding: open.utf8.prefix(excerptBytes), as: UTF8.self)
        let short = Set(texts.filter { $0.utf8.count < shortestPart })
        var result = ""
        var isAfterScheme = false
        for piece in pieces(of: text) {
            switch piece {
            case .gap(let gap):
                result += gap
            case .word(let word):
                let isSecret =
                    isAfterScheme || isKey(word) || isPhone(word) || short.contains(word)
                result += isSecret ? "***" : word
                isAfterScheme = ["bearer", "basic"].contains(word.lowercased())
            }
        }
        return result
    }

    /// Also without the prefix that names the kind of a key, and as JSON and URLs write them.
    private static func hide(_ texts: [String], in whole: String) -> String {
        let bare = texts + texts.map { String($0.drop { $0 != "_" }.dropFirst()) }
        let forms = Set(
            bare.flatMap { [$0, $0.replacing("/", with: "\\/"), percentEncoded($0)] })
        return forms.filter { $0.utf8.count >= shortestPart }
            .sorted { $0.utf8.count > $1.utf8.count }
            .reduce(whole) { $0.replacing($1, with: "***") }
    }

    private static func percentEncoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { result, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."), UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
    }

    private enum Piece {
        case word(String)
        case gap(String)
    }

    /// Words are what keys and base64 are written with; a space or dot inside digits joins them.
    private static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var current = String.UnicodeScalarView()
        var isWord = false
        func flush() {
            guard !current.isEmpty else { return }
            pieces.append(isWord ? .word(String(current)) : .gap(String(current)))
            current = String.UnicodeScalarView()
        }
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let joins = scalar == " " && isDigit(scalars, index - 1) && isDigit(scalars, index + 1)
            let belongs = joins || isWordScalar(scalar)
            if belongs != isWord { flush() }
            isWord = belongs
            let isControl = scalar.properties.generalCategory == .control && scalar != "\n"
            current.append(isControl ? " " : scalar)
        }
        flush()
        return pieces
    }

    private static func isDigit(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        scalars.indices.contains(index) && ("0"..."9").contains(scalars[index])
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-", "+", "/", "=", ".": true
        default: false
        }
    }

    private static func isKey(_ word: String) -> Bool {
        ["whsec_", "whsk_", "vx_", "eyJ"].contains { word.hasPrefix($0) }
    }

    private static func isPhone(_ word: String) -> Bool {
        let digits = word.utf8.count { (0x30...0x39).contains($0) }
        let isOnlyNumber = word.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || " .-+".utf8.contains(byte)
        }
        return isOnlyNumber && digits >= fewestPhoneDigits
    }
}
