internal import Foundation

/// A name reduced for comparison in three steps, each of which forgives one thing more.
///
/// Tones always count: "Sơn Hà" and "Sơn Hạ" have nothing in common in any step.
struct SpellingKey: Hashable, Sendable {
    /// Lower case, composed, single blanks.
    let exact: String
    /// The tone stands behind its group of vowels: "Hoà" and "Hòa" are both "hoa`".
    let toneMoved: String
    /// Letters, digits and tones alone; numbers without leading zeros.
    let punctuation: String

    init(_ name: String) {
        let words = name.lowercased().split(whereSeparator: \.isWhitespace)
        let plain = words.joined(separator: " ")
        exact = plain.precomposedStringWithCanonicalMapping
        var writer = ToneMover()
        for scalar in plain.decomposedStringWithCanonicalMapping.unicodeScalars {
            writer.take(scalar)
        }
        toneMoved = writer.finished()
        punctuation = SpellingKey.bare(toneMoved)
    }

    func text(for method: PlaceCodeMethod) -> String {
        switch method {
        case .exact, .officialCode, .reviewed: exact
        case .toneMoved: toneMoved
        case .punctuation: punctuation
        }
    }

    private static func bare(_ text: String) -> String {
        var bare = String.UnicodeScalarView()
        var isInNumber = false
        for scalar in text.unicodeScalars {
            let isDigit = ("0"..."9").contains(scalar)
            defer { isInNumber = isDigit && (isInNumber || scalar != "0") }
            if isDigit {
                if scalar != "0" || isInNumber { bare.append(scalar) }
            } else if scalar.properties.isAlphabetic || ToneMover.isMark(scalar) {
                bare.append(scalar)
            }
        }
        return String(bare)
    }
}

/// Holds a tone back until its group of vowels is over; expects decomposed lower-case text.
private struct ToneMover {
    private var written = String.UnicodeScalarView()
    private var tone: Unicode.Scalar?
    private var isInVowels = false

    mutating func take(_ scalar: Unicode.Scalar) {
        if Self.tones.contains(scalar), isInVowels {
            tone = scalar
        } else if Self.isMark(scalar) {
            written.append(scalar)
        } else {
            let isVowel = Self.vowels.contains(scalar)
            if !isVowel { settle() }
            isInVowels = isVowel
            written.append(scalar)
        }
    }

    mutating func finished() -> String {
        settle()
        return String(written)
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .nonspacingMark
    }

    private mutating func settle() {
        if let tone { written.append(tone) }
        tone = nil
    }

    private static let vowels: Set<Unicode.Scalar> = ["a", "e", "i", "o", "u", "y"]
    /// Falling, rising, broken, asking and heavy.
    private static let tones: Set<Unicode.Scalar> = [
        "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}",
    ]
}
