internal import Reach

/// Words in which a keyboard left the keys of marks behind: "tooir ddawcj" for "tổi đặc".
extension TextTrouble {
    /// The first such word and what it was meant as.
    ///
    /// A word counts only if both a letter's shape and a tone were typed as keys, and what comes
    /// out is a syllable of Vietnamese: "coffee", "organic" and "box" are none.
    static func telexLeftover(in text: String) -> (typed: String, meant: String)? {
        let bytes = text.utf8
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard isOfWord(bytes[index]) else {
                index = bytes.index(after: index)
                continue
            }
            let end = bytes[index...].firstIndex { !isOfWord($0) } ?? bytes.endIndex
            let word = bytes[index..<end]
            index = end
            guard mayBeTelex(word) else { continue }
            let typed = String(Substring(word))
            for reading in KeyboardMarks.readings(of: typed) where isSyllable(reading) {
                return (typed, FoldedText.composed(reading))
            }
        }
        return nil
    }

    /// Letters and digits, and all that is not ASCII: a word with a mark is no word without.
    private static func isOfWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    /// Whether the word is of plain letters, with a key for a shape and one for a tone; the
    /// shortest are "ddos" and "muws", a consonant, a shape and a tone.
    private static func mayBeTelex(_ word: Substring.UTF8View) -> Bool {
        guard (4...9).contains(word.count) else { return false }
        var (hasTone, hasShape, last) = (false, false, UInt8(0))
        for byte in word {
            let letter = byte | 0x20
            guard (0x61...0x7A).contains(letter) else { return false }
            switch letter {
            case 0x73, 0x66, 0x72, 0x78, 0x6A: hasTone = true
            case 0x77: hasShape = true
            case 0x61, 0x65, 0x6F, 0x64: hasShape = hasShape || last == letter
            default: break
            }
            last = letter
        }
        return hasTone && hasShape
    }

    private static let shapes: Set<Unicode.Scalar> = ["\u{302}", "\u{306}", "\u{31B}", "đ"]
    private static let tones: Set<Unicode.Scalar> = [
        "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}",
    ]

    /// Whether the word has a shape and a tone, and its letters make a syllable.
    private static func isSyllable(_ reading: String) -> Bool {
        let scalars = reading.unicodeScalars
        guard scalars.contains(where: shapes.contains),
            let tone = scalars.first(where: tones.contains)
        else { return false }
        let letters = FoldedText.plain(reading)
        let onset = onsets.first { letters.hasPrefix($0) } ?? ""
        let rhyme = String(letters.dropFirst(onset.count))
        guard rhymes.contains(rhyme) else { return false }
        // A syllable that ends in a stop has the rising or the heavy tone.
        let isStopped = ["c", "p", "t", "ch"].contains(where: rhyme.hasSuffix)
        return !isStopped || tone == "\u{301}" || tone == "\u{323}"
    }

    /// Longer ones first, as "ngh" begins with "ng" and "n".
    private static let onsets = [
        "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g",
        "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x",
    ]

    /// The rhymes of Vietnamese without marks.
    private static let rhymes: Set<String> = {
        let open = [
            "a", "e", "i", "o", "u", "y", "ai", "ao", "au", "ay", "eo", "eu", "ia", "ieu", "iu",
            "oa", "oai", "oay", "oe", "oeo", "oi", "ua", "uay", "ue", "ui", "uoi", "uou", "uu",
            "uy", "uya", "uyu", "yeu", "uau", "oao", "ye",
        ]
        let nuclei = [
            "a", "e", "i", "o", "u", "ie", "oa", "oe", "uo", "ua", "ue", "uye", "ye", "uy",
        ]
        let ends = ["c", "ch", "m", "n", "ng", "nh", "p", "t"]
        return Set(open + nuclei.flatMap { nucleus in ends.map { nucleus + $0 } })
    }()
}
