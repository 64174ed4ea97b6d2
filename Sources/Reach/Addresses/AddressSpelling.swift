/// Which syllables the names of places are made of, and what a keyboard left undecoded.
struct AddressSpelling: Sendable {
    private let plainSyllables: Set<UInt64>
    private let markedSyllables: Set<UInt64>
    /// Syllables by their plain letters and their tone, shapes left aside.
    private let tonedSyllables: Set<UInt64>

    /// How readily a word is taken for one that was typed without a Vietnamese keyboard.
    enum Decoding: Sendable {
        /// Not where the word is a syllable as it stands, or a ward's number: "Noong", "to6".
        case careful
        case bold
    }

    /// Learns the syllables of all names, titles included.
    init(names: some Sequence<PlaceName>) {
        var plain: Set<UInt64> = []
        var marked: Set<UInt64> = []
        var toned: Set<UInt64> = []
        for name in names {
            for syllable in name.syllables {
                plain.insert(LetterSum.of(name.letters[syllable.range]))
                marked.insert(Self.markedSum(name.letters[syllable.range]))
                toned.insert(Self.tonedSum(name.letters[syllable.range]))
            }
        }
        plainSyllables = plain
        markedSyllables = marked
        tonedSyllables = toned
    }

    /// Whether a word with exactly these marks is a syllable of some place's name.
    func knows(marked word: ArraySlice<AddressLetter>) -> Bool {
        markedSyllables.contains(Self.markedSum(word))
    }

    /// The word that was meant by Telex ("Quangr") or VNI ("Quang3"), when it is a known syllable.
    ///
    /// Shapes may be there already ("Huyênj") or be missing too ("Phuongf").
    func decoded(_ chunk: [AddressLetter], _ decoding: Decoding) -> [AddressLetter]? {
        guard chunk.count > 1, let first = chunk.first, !first.isDigit,
            !chunk.contains(where: { $0.tone != .level })
        else { return nil }
        let isBold = decoding == .bold
        let typed: [AddressLetter]?
        if chunk.contains(where: \.isDigit) {
            typed = isBold || !Self.isTitledNumber(chunk) ? VNITyping.decoded(chunk) : nil
        } else {
            let isSyllable = plainSyllables.contains(LetterSum.of(Self.settled(chunk[...])))
            typed = isBold || !isSyllable ? TelexTyping.decoded(chunk) : nil
        }
        guard let word = typed.map({ Self.settled($0[...]) }) else { return nil }
        return knows(marked: word[...]) || isToned(word) ? word : nil
    }

    /// The word with its one digit taken for a letter that slipped in: "Khán6h", "6ân".
    static func digitAsLetter(_ chunk: [AddressLetter]) -> [AddressLetter]? {
        let digits = chunk.indices.filter { chunk[$0].isDigit }
        guard digits.count == 1, let digit = digits.first, chunk.count > 2,
            !isTitledNumber(chunk.map { AddressLetter(base: $0.base) })
        else { return nil }
        var word = chunk
        word[digit] = AddressLetter(base: AddressLetter.foreign)
        return word
    }

    /// Whether a tone was decoded, and some syllable bears it that is written with other shapes.
    private func isToned(_ word: [AddressLetter]) -> Bool {
        word.contains { $0.tone != .level } && tonedSyllables.contains(Self.tonedSum(word[...]))
    }

    /// The word with its last y as i where both spellings are read alike: "Lý" and "Lí".
    static func settled(_ word: ArraySlice<AddressLetter>) -> [AddressLetter] {
        var letters = Array(word)
        guard letters.count >= 2, letters[letters.count - 1].base == 0x79 else { return letters }
        let before = letters.dropLast()
        let isAfterConsonants = !before.contains(where: \.isVowel)
        let isAfterQu = before.map(\.base) == [0x71, 0x75]
        if isAfterConsonants || isAfterQu { letters[letters.count - 1].base = 0x69 }
        return letters
    }

    /// Equal for equal marks, wherever in the syllable the tone is written.
    private static func markedSum(_ word: ArraySlice<AddressLetter>) -> UInt64 {
        var sum: UInt64 = 0
        var tone = AddressLetter.Tone.level
        for letter in word {
            sum = LetterSum.extended(sum, by: letter.base)
            sum = LetterSum.extended(sum, by: letter.shape.rawValue)
            if letter.tone != .level { tone = letter.tone }
        }
        return LetterSum.extended(sum, by: tone.rawValue)
    }

    private static func tonedSum(_ word: ArraySlice<AddressLetter>) -> UInt64 {
        let tone = word.last { $0.tone != .level }?.tone ?? .level
        return LetterSum.extended(LetterSum.of(word), by: tone.rawValue)
    }

    /// "phuong5" is ward 5 and "ap3" hamlet 3, not syllables with a heavy or an asking tone.
    private static func isTitledNumber(_ chunk: [AddressLetter]) -> Bool {
        let word = chunk.prefix { !$0.isDigit }
        guard chunk[word.count...].allSatisfy(\.isDigit), !word.contains(where: \.isMarked) else {
            return false
        }
        let text = String(decoding: word.map(\.base), as: UTF8.self)
        return numberedTitles.contains(text)
    }

    private static let numberedTitles: Set<String> = [
        "a", "ap", "b", "duong", "f", "hem", "k", "khom", "khu", "kiet", "km", "kp", "lo", "ngo",
        "p", "phuong", "q", "ql", "quan", "so", "tang", "tdp", "thon", "tl", "to", "xom",
    ]
}
