/// Marks that a Telex keyboard writes with letters: "Quangr Ngaix" for "Quảng Ngãi".
enum TelexTyping {
    /// The word with its marks, or `nil` where the letters are no Telex spelling.
    static func decoded(_ chunk: [AddressLetter]) -> [AddressLetter]? {
        var word = TypedSyllable()
        for (index, letter) in chunk.enumerated() {
            // The r of "Ddakroong" begins a syllable: it has a consonant before, a vowel behind.
            let isOnset = index > 0 && !chunk[index - 1].isVowel
            if isOnset, chunk[(index + 1)...].contains(where: \.isVowel), letter.isToneKey {
                word.append(letter)
            } else {
                guard read(letter, into: &word) else { return nil }
            }
        }
        return word.hasChanged ? word.finished() : nil
    }

    private static func read(_ letter: AddressLetter, into word: inout TypedSyllable) -> Bool {
        switch letter.base {
        case 0x73 where word.hasVowel: return word.setTone(.rising)
        case 0x66 where word.hasVowel: return word.setTone(.falling)
        case 0x72 where word.hasVowel: return word.setTone(.asking)
        case 0x78 where word.hasVowel: return word.setTone(.broken)
        case 0x6A where word.hasVowel: return word.setTone(.heavy)
        case 0x77: return word.setHornOrBreve()
        case 0x61 where word.circumflex(onLast: 0x61), 0x65 where word.circumflex(onLast: 0x65),
            0x6F where word.circumflex(onLast: 0x6F):
            return true
        case 0x64 where word.strokeFirst(): return true
        default:
            word.append(letter)
            return true
        }
    }
}

extension AddressLetter {
    /// One of the letters that Telex sets a tone with: s, f, r, x, j.
    fileprivate var isToneKey: Bool {
        switch base {
        case 0x73, 0x66, 0x72, 0x78, 0x6A: true
        default: false
        }
    }
}

/// Marks that a VNI keyboard writes with digits: "Quang3 Ngai4" for "Quảng Ngãi".
enum VNITyping {
    /// The word with its marks, or `nil` where the digits are no VNI spelling.
    static func decoded(_ chunk: [AddressLetter]) -> [AddressLetter]? {
        var word = TypedSyllable()
        for letter in chunk {
            guard read(letter, into: &word) else { return nil }
        }
        return word.hasChanged ? word.finished() : nil
    }

    private static func read(_ letter: AddressLetter, into word: inout TypedSyllable) -> Bool {
        switch letter.base {
        case 0x31: return word.setTone(.rising)
        case 0x32: return word.setTone(.falling)
        case 0x33: return word.setTone(.asking)
        case 0x34: return word.setTone(.broken)
        case 0x35: return word.setTone(.heavy)
        case 0x36:
            return word.circumflex(onLast: 0x61) || word.circumflex(onLast: 0x65)
                || word.circumflex(onLast: 0x6F)
        case 0x37: return word.setHorn()
        case 0x38: return word.setBreve()
        case 0x39: return word.strokeLast()
        case 0x30: return false
        default:
            word.append(letter)
            return true
        }
    }
}

/// A syllable that receives its marks one key at a time.
private struct TypedSyllable {
    private var letters: [AddressLetter] = []
    private var tone: AddressLetter.Tone?
    private(set) var hasChanged = false

    var hasVowel: Bool {
        letters.contains(where: \.isVowel)
    }

    mutating func append(_ letter: AddressLetter) {
        letters.append(letter)
    }

    mutating func setTone(_ new: AddressLetter.Tone) -> Bool {
        guard tone == nil, hasVowel else { return false }
        tone = new
        hasChanged = true
        return true
    }

    mutating func circumflex(onLast base: UInt8) -> Bool {
        setShape(.circumflex, on: base)
    }

    mutating func setBreve() -> Bool {
        setShape(.breve, on: 0x61)
    }

    /// On both vowels of "uo", else on the last o or u.
    mutating func setHorn() -> Bool {
        let last = letters.lastIndex { $0.base == 0x6F || $0.base == 0x75 }
        guard let last, letters[last].shape == .plain else { return false }
        letters[last].shape = .horn
        if letters[last].base == 0x6F, last > 0, letters[last - 1].base == 0x75,
            !(last > 1 && letters[last - 2].base == 0x71)
        {
            letters[last - 1].shape = .horn
        }
        hasChanged = true
        return true
    }

    mutating func setHornOrBreve() -> Bool {
        guard let last = letters.lastIndex(where: \.isVowel) else {
            letters.append(AddressLetter(base: 0x75, shape: .horn))
            hasChanged = true
            return true
        }
        let isAfterU = last > 0 && letters[last - 1].base == 0x75
        if letters[last].base == 0x61, !isAfterU { return setBreve() }
        return setHorn()
    }

    mutating func strokeFirst() -> Bool {
        guard let first = letters.first, first.base == 0x64, first.shape == .plain else {
            return false
        }
        letters[0].shape = .stroke
        hasChanged = true
        return true
    }

    mutating func strokeLast() -> Bool {
        guard let last = letters.lastIndex(where: { $0.base == 0x64 }),
            letters[last].shape == .plain
        else { return false }
        letters[last].shape = .stroke
        hasChanged = true
        return true
    }

    /// The tone goes on the vowel with a shape, else on the last before a consonant.
    func finished() -> [AddressLetter] {
        guard let tone else { return letters }
        var word = letters
        let vowels = word.indices.filter { word[$0].isVowel }
        let shaped = vowels.last { word[$0].shape != .plain }
        let isClosed = vowels.last.map { $0 < word.count - 1 } ?? false
        let open = vowels.count > 1 ? vowels[vowels.count - 2] : vowels.last
        if let place = shaped ?? (isClosed ? vowels.last : open) {
            word[place].tone = tone
        }
        return word
    }

    private mutating func setShape(_ shape: AddressLetter.Shape, on base: UInt8) -> Bool {
        guard let place = letters.lastIndex(where: { $0.base == base }),
            letters[place].shape == .plain,
            letters[place...].dropFirst().allSatisfy(\.isVowel)
                || shape != .circumflex || place == letters.count - 1
        else { return false }
        letters[place].shape = shape
        hasChanged = true
        return true
    }
}
