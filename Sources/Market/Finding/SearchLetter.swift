internal import Foundation

/// A letter as searching sees it: the plain lower-case letter, what shapes it, and its tone.
struct SearchLetter: Hashable, Sendable {
    /// The letter without marks, đ as d; of another alphabet, the letter itself in lower case.
    var base: UInt32
    /// 0 for none, else one of the marks that make another letter of it: ă â đ ê ô ơ ư.
    var shape: UInt8 = 0
    /// 0 for none, else one of the five tones.
    var tone: UInt8 = 0

    /// What a scalar is inside a text: part of a word, a mark on the letter before, or a gap.
    enum Reading: Sendable {
        case letter(SearchLetter)
        case shape(UInt8)
        case tone(UInt8)
        case gap
    }

    static let stroke: UInt8 = 4
    /// Any mark that Vietnamese does not have, so that "ç" is not taken for "c" where it is typed.
    private static let foreign: UInt8 = 5
    private static let shapes: [UInt32: UInt8] = [0x302: 1, 0x306: 2, 0x31B: 3]
    private static let tones: [UInt32: UInt8] = [
        0x300: 1, 0x301: 2, 0x303: 3, 0x309: 4, 0x323: 5,
    ]

    static func reading(of scalar: Unicode.Scalar) -> Reading {
        let value = Int(scalar.value)
        if value < plainCount { return table[value] }
        if 0x1E00..<0x1F00 ~= value { return table[plainCount + value - 0x1E00] }
        return slowReading(of: scalar)
    }

    /// Scalars below this one stand in the table by their number.
    private static let plainCount = 0x370
    /// All that Vietnamese is written with, looked up instead of asked of Unicode's tables.
    private static let table: [Reading] =
        (Array(0..<plainCount) + Array(0x1E00..<0x1F00)).map { value in
            Unicode.Scalar(UInt32(value)).map(slowReading) ?? .gap
        }

    private static func slowReading(of scalar: Unicode.Scalar) -> Reading {
        if let shape = shapes[scalar.value] { return .shape(shape) }
        if let tone = tones[scalar.value] { return .tone(tone) }
        if scalar.properties.generalCategory == .nonspacingMark { return .shape(foreign) }
        guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
            return .gap
        }
        if scalar == "đ" || scalar == "Đ" {
            return .letter(SearchLetter(base: 0x64, shape: stroke))
        }
        let lower = scalar.properties.lowercaseMapping.decomposedStringWithCanonicalMapping
        var letter: SearchLetter?
        for part in lower.unicodeScalars {
            if letter == nil {
                letter = SearchLetter(base: part.value)
            } else if let tone = tones[part.value] {
                letter?.tone = tone
            } else {
                letter?.shape = shapes[part.value] ?? foreign
            }
        }
        return letter.map(Reading.letter) ?? .gap
    }
}

extension SearchLetter {
    /// The letter with its marks behind it, not yet composed.
    var text: String {
        var text = String.UnicodeScalarView()
        let isStroked = shape == Self.stroke && base == 0x64
        if let letter = Unicode.Scalar(isStroked ? 0x111 : base) { text.append(letter) }
        for marks in [(Self.shapes, shape), (Self.tones, tone)] {
            let mark = marks.0.first { $0.value == marks.1 }?.key
            if let mark, let scalar = Unicode.Scalar(mark) { text.append(scalar) }
        }
        return String(text)
    }
}
