/// One letter as addresses are compared: the plain letter, its shape and its tone held apart.
struct AddressLetter: Hashable, Sendable {
    /// Lower-case ASCII letter or digit, `numberSign` before a number, or `foreign`.
    var base: UInt8
    var shape: Shape
    var tone: Tone

    /// Stands before every number, so that "1" and "2" side by side are not "12".
    static let numberSign: UInt8 = 0x23
    /// A letter of another alphabet: it is part of a word, and matches nothing.
    static let foreign: UInt8 = 0x7F

    enum Shape: UInt8, Sendable {
        case plain, circumflex, breve, horn, stroke
    }

    enum Tone: UInt8, Sendable {
        case level, falling, rising, broken, asking, heavy
    }

    init(base: UInt8, shape: Shape = .plain, tone: Tone = .level) {
        self.base = base
        self.shape = shape
        self.tone = tone
    }

    var isMarked: Bool {
        shape != .plain || tone != .level
    }

    var isDigit: Bool {
        (0x30...0x39).contains(base)
    }

    var isVowel: Bool {
        switch base {
        case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
        default: false
        }
    }

    /// The letter with all its marks as one number, the unit in which typing slips are counted.
    var written: UInt16 {
        UInt16(base) << 6 | UInt16(shape.rawValue) << 3 | UInt16(tone.rawValue)
    }
}

/// What one Unicode scalar means inside an address.
enum AddressScalar: Sendable {
    case letter(AddressLetter, upper: Bool)
    case tone(AddressLetter.Tone)
    case shape(AddressLetter.Shape)
    /// Apostrophes, joiners and direction marks: written in some spellings, compared in none.
    case silent
    case gap(AddressGap)
    case hyphen
    case dot
    case bracket(opens: Bool)
}

/// How strongly two words of an address are held apart.
enum AddressGap: UInt8, Comparable, Sendable {
    case space
    /// A hyphen without spaces, as in "Kon-Tum".
    case joint
    /// A hyphen with spaces, a slash, the end of a sentence.
    case soft
    /// A comma, a line, a bracket.
    case hard

    static func < (left: AddressGap, right: AddressGap) -> Bool {
        left.rawValue < right.rawValue
    }
}
