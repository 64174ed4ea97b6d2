internal import Foundation
internal import Reach

/// A producer's name as it is compared: "HTX Tỏi Lý Sơn" and "Hợp tác xã tỏi Lý Sơn" are one.
///
/// Capitals, punctuation, NFC or NFD, and where a tone stands ("Hoà", "Hòa") do not matter, and
/// the usual abbreviations of legal forms and trades are the words that they stand for. Marks do:
/// "Ba Tơ" and "Ba Tô" are two communes of one province.
package struct ProducerName: Hashable, Sendable {
    /// How two names stand to each other.
    package enum Likeness: Hashable, Sendable {
        case same
        /// They differ in marks alone, which both of them have: a slip, or somebody else.
        case perhaps
        case different
    }

    /// The words in full, each with its tone behind it.
    package let key: String
    /// The same without any mark.
    package let plain: String
    /// Whether it was typed without marks, as old machines and hurried people do.
    private let isBare: Bool

    package init(_ written: String) {
        let words = FoldedText.composed(written).lowercased()
            .split { !($0.isLetter || $0.isNumber) }.map(String.init)
        isBare = words.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
        let full = Self.expanded(words)
        key = full.map(Self.toneLast).joined(separator: " ")
        plain = FoldedText.plain(full.joined(separator: " "))
    }

    /// Whether both are the name of one producer.
    package func likeness(to other: ProducerName) -> Likeness {
        if key == other.key { return .same }
        guard !plain.isEmpty, plain == other.plain else { return .different }
        return isBare || other.isBare ? .same : .perhaps
    }

    /// Abbreviations in full; "và" says nothing between two trades.
    private static func expanded(_ words: [String]) -> [String] {
        words.flatMap { word -> [String] in
            word == "và" || word == "va" ? [] : ProducerWords.full[word] ?? [word]
        }
    }

    /// "hoà" and "hòa" are both "hoa" and a grave accent behind it; other marks stay in place.
    private static func toneLast(_ word: String) -> String {
        var letters = String.UnicodeScalarView()
        var tones = String.UnicodeScalarView()
        for scalar in word.decomposedStringWithCanonicalMapping.unicodeScalars {
            if Self.tones.contains(scalar) { tones.append(scalar) } else { letters.append(scalar) }
        }
        return String(letters) + String(tones)
    }

    /// Grave, acute, tilde, hook and dot below.
    private static let tones: Set<Unicode.Scalar> = [
        "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}",
    ]
}
