/// Makes what a partner said fit to be kept and shown: short, on lines, without secrets.
package struct Redaction: Sendable {
    /// How much of an answer is kept, in bytes.
    package static let excerptBytes = 2_048

    /// Digits in a row, separators not counted, from which on they may be a telephone number.
    private static let fewestPhoneDigits = 9

    /// What is looked through for secrets before the beginning is cut off, in bytes.
    private static let searchedBytes = 65_536

    /// Shorter texts are found in too many words; they are hidden where they stand alone.
    private static let shortestPart = 4

    /// All spellings of the hidden texts, the longest first: one may be a part of another.
    private let forms: [String]
    private let short: Set<String>

    /// Hides the texts also without the prefix that names the kind of a key, and as JSON and URLs
    /// write them.
    package init(hiding texts: [String]) {
        let bare = texts + texts.map { String($0.drop { $0 != "_" }.dropFirst()) }
        let spelled = Set(
            bare.flatMap { [$0, $0.replacing("/", with: "\\/"), Self.percentEncoded($0)] })
        forms = spelled.filter { $0.utf8.count >= Self.shortestPart }
            .sorted { $0.utf8.count > $1.utf8.count }
        short = Set(texts.filter { $0.utf8.count < Self.shortestPart })
    }

    /// The beginning of the bytes as text; the hidden texts, keys and phone numbers are `***`.
    package func excerpt(of bytes: [UInt8], limit: Int = Redaction.excerptBytes) -> String {
        // Secrets first, then the cut: it could leave the half of one.
        let whole = String(decoding: bytes.prefix(Self.searchedBytes), as: UTF8.self)
        let open = forms.reduce(whole) { $0.replacing($1, with: "***") }
        let text = String(decoding: open.utf8.prefix(limit), as: UTF8.self)
        var result = ""
        var isAfterScheme = false
        for piece in Self.pieces(of: text) {
            switch piece {
            case .gap(let gap):
                result += gap
            case .word(let word):
                let isSecret =
                    isAfterScheme || Self.isKey(word) || Self.isPhone(word)
                    || short.contains(word)
                result += isSecret ? "***" : word
                isAfterScheme = ["bearer", "basic"].contains(word.lowercased())
            }
        }
        return result
    }

    /// The same of a sentence that a partner wrote.
    package func sentence(_ text: String) -> String {
        excerpt(of: Array(text.utf8))
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
