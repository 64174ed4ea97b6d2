/// One word in the form in which words are compared: its plain letters, and its marks apart.
///
/// A tone belongs to the word and not to a letter, so that "hoà" and "hòa" are one word.
package struct SearchWord: Hashable, Sendable {
    /// The plain letters in UTF-8; where the word has marks, a zero, the shapes and the tones.
    let bytes: [UInt8]
    /// How many of the bytes are the plain letters.
    let plainCount: Int
    /// The letter that bears the tone, by its number; it tells no two words apart.
    private let tonePlace: Int

    /// Letters of a longer word are not looked at; no word of a language is longer.
    static let longest = 40

    init(_ all: [SearchLetter]) {
        let letters = all.prefix(Self.longest)
        // One array for all of it: a start of the program makes millions of words.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(letters.count * 2 + 2)
        var place = 0
        var isMarked = false
        for (index, letter) in letters.enumerated() {
            if letter.base < 0x80 {
                bytes.append(UInt8(letter.base))
            } else {
                // Made from a scalar of a text, so the number is one.
                bytes.append(contentsOf: String(Unicode.Scalar(letter.base) ?? "?").utf8)
            }
            if letter.tone != 0 { place = index }
            isMarked = isMarked || letter.tone != 0 || letter.shape != 0
        }
        plainCount = bytes.count
        tonePlace = place
        if isMarked {
            bytes.append(0)
            for letter in letters { bytes.append(letter.shape) }
            for letter in letters where letter.tone != 0 { bytes.append(letter.tone) }
        }
        self.bytes = bytes
    }

    /// Whether any letter has a mark.
    package var isMarked: Bool {
        bytes.count > plainCount
    }

    /// The word without its marks, in UTF-8.
    var plain: ArraySlice<UInt8> {
        bytes[..<plainCount]
    }

    /// The shape of each letter; empty for a word without marks.
    var shapes: ArraySlice<UInt8> {
        isMarked ? bytes[(plainCount + 1)...].prefix(letterCount) : []
    }

    /// The tones in their order: at most one, in Vietnamese.
    var tones: ArraySlice<UInt8> {
        isMarked ? bytes[(plainCount + 1 + letterCount)...] : []
    }

    /// Its letters one by one; of several tones, which no Vietnamese word has, the first stays.
    var letters: [SearchLetter] {
        let shapes = Array(self.shapes)
        return String(decoding: plain, as: UTF8.self).unicodeScalars.enumerated().map {
            index, scalar in
            SearchLetter(
                base: scalar.value, shape: isMarked ? shapes[index] : 0,
                tone: index == tonePlace ? tones.first ?? 0 : 0)
        }
    }

    /// How many letters it has; in UTF-8 each has one byte that does not continue another.
    var letterCount: Int {
        plain.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }

    /// Whether this, as typed, is the beginning of the longer word.
    ///
    /// Marks that were typed must be there; a tone may come with a letter not typed yet.
    func begins(_ word: SearchWord) -> Bool {
        guard word.plainCount > plainCount, word.plain.starts(with: plain) else { return false }
        if !isMarked { return true }
        guard word.isMarked, word.shapes.starts(with: shapes) else { return false }
        return tones.isEmpty
            ? word.tones.isEmpty || word.tonePlace >= letterCount : tones == word.tones
    }

    /// Whether every mark of this stands in the other, which has the same letters.
    ///
    /// "đuong" and "đương" are such beginnings of "đường"; "tôi" is none of "tỏi".
    func isLessMarked(than word: SearchWord) -> Bool {
        guard plain == word.plain else { return false }
        if !isMarked { return true }
        guard word.isMarked else { return false }
        let shapesFit = zip(shapes, word.shapes).allSatisfy { $0 == 0 || $0 == $1 }
        return shapesFit && (tones.isEmpty || tones == word.tones)
    }

    package static func == (left: SearchWord, right: SearchWord) -> Bool {
        left.bytes == right.bytes
    }

    package func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}

/// A text cut into words, as listings and searches both are.
package struct SearchText: Sendable {
    /// A word and the text it was made of.
    struct Piece: Hashable, Sendable {
        let word: SearchWord
        let text: String
    }

    /// Hands out the words one after another; letters and digits make them, all else parts them.
    static func eachWord(of text: String, _ take: (SearchWord) -> Void) {
        var letters: [SearchLetter] = []
        for scalar in text.unicodeScalars {
            if !add(SearchLetter.reading(of: scalar), to: &letters), !letters.isEmpty {
                take(SearchWord(letters))
                letters.removeAll(keepingCapacity: true)
            }
        }
        if !letters.isEmpty { take(SearchWord(letters)) }
    }

    /// The first words with what was typed for each, at most so many.
    static func pieces(of text: String, most: Int) -> [Piece] {
        var pieces: [Piece] = []
        var letters: [SearchLetter] = []
        var typed = String.UnicodeScalarView()
        func finish() {
            if letters.isEmpty { return }
            pieces.append(Piece(word: SearchWord(letters), text: String(typed)))
            letters = []
            typed = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            if pieces.count == most { return pieces }
            if add(SearchLetter.reading(of: scalar), to: &letters) {
                if letters.count <= SearchWord.longest { typed.append(scalar) }
            } else {
                finish()
            }
        }
        finish()
        return pieces
    }

    /// Adds a scalar to a word; `false` where it parts words.
    private static func add(
        _ reading: SearchLetter.Reading, to letters: inout [SearchLetter]
    ) -> Bool {
        switch reading {
        case .letter(let letter):
            // One beyond the longest, so that a mark behind it falls on a letter that is cut.
            if letters.count <= SearchWord.longest { letters.append(letter) }
        case .shape(let shape):
            // A mark without a letter before it is nothing, and parts nothing.
            if !letters.isEmpty { letters[letters.count - 1].shape = shape }
        case .tone(let tone):
            if !letters.isEmpty { letters[letters.count - 1].tone = tone }
        case .gap:
            return false
        }
        return true
    }
}
