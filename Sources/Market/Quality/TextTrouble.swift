internal import Reach

/// What does not belong into a text that buyers read; `nil` and `false` are good news.
enum TextTrouble {
    /// So many words in capitals, with so many letters, are no name of a firm any more.
    private static let shoutedWords = 3
    private static let shoutedLetters = 10
    /// Without marks it may be a list of standards, "HACCP ISO GMP", which is longer before it
    /// counts.
    private static let plainShoutedWords = 6

    /// The first run of words that are written in capitals: "TỎI ĐEN LÝ SƠN".
    ///
    /// A comma or a point ends a run, so that names one after another are no shouting.
    static func shout(in text: String) -> String? {
        var run = ShoutedRun()
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let end = scalars[index...].firstIndex { isBreak($0) } ?? scalars.endIndex
            if index < end {
                if let word = shoutedWord(scalars[index..<end]) {
                    run.add(word, at: index..<end)
                } else if run.isShouting {
                    break
                } else {
                    run = ShoutedRun()
                }
            }
            if end == scalars.endIndex { break }
            if scalars[end] != " " {
                if run.isShouting { break }
                run = ShoutedRun()
            }
            index = scalars.index(after: end)
        }
        guard run.isShouting, let range = run.range else { return nil }
        return String(scalars[range])
    }

    /// Words in capitals that stand one behind the other.
    private struct ShoutedRun {
        var range: Range<String.Index>?
        private var words = 0
        private var letters = 0
        private var hasMarks = false

        mutating func add(
            _ word: (letters: Int, hasMarks: Bool), at place: Range<String.Index>
        ) {
            range = (range?.lowerBound ?? place.lowerBound)..<place.upperBound
            words += 1
            letters += word.letters
            hasMarks = hasMarks || word.hasMarks
        }

        var isShouting: Bool {
            letters >= shoutedLetters && words >= (hasMarks ? shoutedWords : plainShoutedWords)
        }
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", ",", ".", ";", ":", "(", ")", "/", "\n", "\t", "\r": true
        default: false
        }
    }

    /// How many letters a word in capitals has; `nil` for any other word, which ends a run.
    private static func shoutedWord(
        _ word: Substring.UnicodeScalarView
    ) -> (letters: Int, hasMarks: Bool)? {
        var (letters, hasMarks) = (0, false)
        for scalar in word {
            if scalar.isASCII {
                if ("a"..."z").contains(scalar) { return nil }
                if ("A"..."Z").contains(scalar) { letters += 1 }
            } else if scalar.properties.isLowercase {
                return nil
            } else if scalar.properties.isUppercase {
                letters += 1
                hasMarks = true
            }
        }
        return letters > 1 ? (letters, hasMarks) : nil
    }

    /// The first telephone number, web address or mail address in the text.
    static func contact(in text: String) -> String? {
        // Most texts hold neither a point inside a word nor many digits: they are only scanned.
        var (digits, last, hasInnerPoint) = (0, UInt8(ascii: " "), false)
        for byte in text.utf8 {
            if (0x30...0x39).contains(byte) { digits += 1 }
            if last == UInt8(ascii: "."), (0x61...0x7A).contains(byte | 0x20) {
                hasInnerPoint = true
            }
            last = byte
        }
        if hasInnerPoint {
            let words = text.split(whereSeparator: \.isWhitespace)
            if let found = words.lazy.map(trimmed).first(where: isAddress) { return String(found) }
        }
        return digits < fewestDigits ? nil : phone(in: text)
    }

    /// A fixed line in the oldest form has so many digits, the trunk zero included.
    private static let fewestDigits = 10

    private static let schemes = ["http://", "https://", "www."]
    private static let domains: Set<Substring> = [
        "vn", "com", "net", "org", "info", "shop", "store", "me", "asia", "io",
    ]

    private static func isAddress(_ word: Substring) -> Bool {
        let word = word.lowercased()
        if schemes.contains(where: word.contains) { return true }
        let host = word.split(separator: "/").first ?? ""
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let end = parts.last, domains.contains(end) else { return false }
        // "…250 g.vn" is a slip; a host is of plain letters, digits and hyphens.
        return parts.allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy {
                    $0.isASCII && ($0.isLetter || $0.isNumber || "-_@".contains($0))
                }
        }
    }

    /// Groups of digits that stand together and make a number of today.
    private static func phone(in text: String) -> String? {
        let groups = text.split { !($0.isASCII && $0.isNumber) && !"+ .-()".contains($0) }
        for group in groups {
            let parts = group.split(whereSeparator: { " .-()".contains($0) })
            for start in parts.indices {
                for end in start..<min(start + 5, parts.endIndex) {
                    let digits = parts[start...end].joined()
                    if digits.utf8.count >= fewestDigits, PhoneNumber(digits) != nil {
                        return parts[start...end].joined(separator: " ")
                    }
                }
            }
        }
        return nil
    }

    /// What people type where they mean to write later.
    private static let placeholders: Set<String> = [
        "test", "thu", "abc", "abcd", "xyz", "asdf", "qwerty", "null", "none", "na", "n a",
        "string", "mo ta", "mo ta san pham", "cau chuyen san pham", "noi dung", "ten san pham",
        "khong co", "chua co", "chua ro", "dang cap nhat", "cap nhat sau", "bo sung sau",
        "se cap nhat", "dang bo sung", "updating", "tbd", "todo",
    ]
    private static let longestPlaceholder = 60
    private static let placeholderParts = [
        "lorem ipsum", "đang cập nhật", "cập nhật sau", "bổ sung sau", "điền vào đây",
        "nhập nội dung", "nội dung ở đây",
    ]

    /// Whether the text only keeps a place free: "đang cập nhật", "abc", "…".
    static func isPlaceholder(_ text: String) -> Bool {
        // Where a text begins shows whether somebody meant it.
        let lower = FoldedText.composed(String(text.prefix(longestPlaceholder))).lowercased()
        if placeholderParts.contains(where: lower.contains) { return true }
        let words = lower.split { !($0.isLetter || $0.isNumber) }
        if words.isEmpty { return true }
        // "aaaa" and "1111" say nothing either.
        if words.count == 1, let word = words.first, word.count > 2, Set(word).count == 1 {
            return true
        }
        return text.utf8.count <= longestPlaceholder
            && placeholders.contains(FoldedText.plain(words.joined(separator: " ")))
    }

    static func trimmed(_ word: Substring) -> Substring {
        let start = word.drop { !($0.isLetter || $0.isNumber) }
        guard let end = start.lastIndex(where: { $0.isLetter || $0.isNumber }) else { return "" }
        return start[...end]
    }
}
