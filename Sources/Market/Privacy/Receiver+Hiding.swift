internal import Reach

extension Receiver {
    /// Digits in a row, separators not counted, from which on they may be a telephone number.
    private static let fewestPhoneDigits = 9

    /// The text without the receiver's name and street and without telephone numbers, however
    /// they are written; what couriers write about a parcel may hold them.
    package func hidden(in text: String) -> String {
        [name, street].filter { $0.count > 2 }.reduce(Self.withoutNumbers(text)) { text, word in
            Self.replacing(word, in: text)
        }
    }

    private static func replacing(_ word: String, in text: String) -> String {
        let wanted = FoldedText.composed(word).lowercased()
        var rest = FoldedText.composed(text)[...]
        var result = ""
        while let place = rest.indices.first(where: {
            rest[$0...].lowercased().hasPrefix(wanted)
        }) {
            result += rest[..<place] + "***"
            rest = rest[place...].dropFirst(word.count)
        }
        return result + rest
    }

    /// Runs of digits with spaces, dots, hyphens and brackets inside.
    private static func withoutNumbers(_ text: String) -> String {
        var result = ""
        var run = ""
        func flush() {
            let digits = run.count { $0.isASCII && $0.isNumber }
            let tail = run.reversed().prefix { !$0.isNumber }.reversed()
            result += digits >= fewestPhoneDigits ? "***" + String(tail) : run
            run = ""
        }
        for character in text {
            let isDigit = character.isASCII && character.isNumber
            if isDigit || (!run.isEmpty && " .-()".contains(character)) || character == "+" {
                run.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }
}
