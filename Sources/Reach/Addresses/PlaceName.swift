/// A name as addresses are compared with it: its letters without spaces, cut in syllables.
struct PlaceName: Hashable, Sendable {
    struct Syllable: Hashable, Sendable {
        let range: Range<Int>
        let tone: AddressLetter.Tone
    }

    let letters: [AddressLetter]
    let syllables: [Syllable]
    let isNumber: Bool
    /// Where the name itself has a hyphen between spaces, an address may have one too.
    let isHyphenated: Bool
    /// The same for every way to place a tone inside a syllable.
    private let identity: [UInt16]

    init(_ words: Range<Int>, of text: AddressText) {
        var letters: [AddressLetter] = []
        var syllables: [Syllable] = []
        for word in text.words[words] {
            let start = letters.count
            letters += text.letters[word.start..<word.end]
            let tone = letters[start...].last { $0.tone != .level }?.tone ?? .level
            syllables.append(Syllable(range: start..<letters.count, tone: tone))
        }
        self.letters = letters
        self.syllables = syllables
        isNumber = syllables.count == 1 && letters[0].base == AddressLetter.numberSign
        isHyphenated = !text.holds(words, below: .soft)
        identity =
            letters.map { AddressLetter(base: $0.base, shape: $0.shape).written }
            + syllables.flatMap { [UInt16($0.range.upperBound), UInt16($0.tone.rawValue)] }
    }

    static func == (left: PlaceName, right: PlaceName) -> Bool {
        left.identity == right.identity
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(identity)
    }

    /// Equal for equal plain letters.
    var plainSum: UInt64 {
        LetterSum.of(letters)
    }

    /// How the letters of an address fit this name, or `nil` where they contradict it.
    func fit(_ typed: ArraySlice<AddressLetter>) -> NameFit? {
        guard typed.count == letters.count else { return nil }
        var fit = NameFit.equal
        let start = typed.startIndex
        for syllable in syllables {
            var tone = AddressLetter.Tone.level
            for index in syllable.range {
                let letter = typed[start + index]
                let own = letters[index]
                guard letter.base == own.base else { return nil }
                if letter.shape != own.shape {
                    guard letter.shape == .plain else { return nil }
                    fit = .dropped
                }
                if letter.tone != .level {
                    guard tone == .level else { return nil }
                    tone = letter.tone
                }
            }
            if tone != syllable.tone, !isHighland(syllable) {
                guard tone == .level else { return nil }
                fit = .dropped
            }
        }
        return fit
    }

    /// "Đăk" and "Đắk" are spellings of one highland word, mixed in the official list itself.
    private func isHighland(_ syllable: Syllable) -> Bool {
        let start = syllable.range.lowerBound
        return syllable.range.count == 3 && letters[start].base == 0x64
            && letters[start + 1].base == 0x61 && letters[start + 2].base == 0x6B
    }

    /// The letters with their marks, the tone on the first or the last of "oa", "oe" and "uy".
    func letters(toneOnLast: Bool) -> [AddressLetter] {
        var result = letters
        for syllable in syllables where syllable.tone != .level {
            guard syllable.range.count >= 2 else { continue }
            let last = syllable.range.upperBound - 1
            let pair = (letters[last - 1].base, letters[last].base)
            let isAfterQ = last >= 2 && letters[last - 2].base == 0x71
            switch pair {
            case (0x6F, 0x61), (0x6F, 0x65), (0x75, 0x79):
                guard !isAfterQ else { continue }
                result[last - 1].tone = toneOnLast ? .level : syllable.tone
                result[last].tone = toneOnLast ? syllable.tone : .level
            default: continue
            }
        }
        return result
    }
}

/// Whether letters agree with a name in full, or only once missing marks are allowed for.
enum NameFit: Sendable {
    case equal, dropped
}
