/// Makes what a partner answered fit to be kept and shown: short, on lines, without secrets.
enum Redaction {
    /// How much of an answer is kept, in bytes.
    static let excerptBytes = 2_048

    /// Digits in a row, separators not counted, from which on they may be a telephone number.
    private static let fewestPhoneDigits = 9

    /// The beginning of the bytes as text; keys, signatures' secrets and phone numbers are `***`.
    static func excerpt(of bytes: [UInt8], hiding secret: String) -> String {
        let text = String(decoding: bytes.prefix(excerptBytes), as: UTF8.self)
        let hidden = String(secret.drop { $0 != "_" }.dropFirst())
        var result = ""
        var isAfterScheme = false
        for piece in pieces(of: text) {
            switch piece {
            case .gap(let gap):
                result += gap
            case .word(let word):
                let isSecret =
                    isAfterScheme || isKey(word) || isPhone(word)
                    || (!hidden.isEmpty && word.contains(hidden))
                result += isSecret ? "***" : word
                isAfterScheme = ["bearer", "basic"].contains(word.lowercased())
            }
        }
        return result
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
