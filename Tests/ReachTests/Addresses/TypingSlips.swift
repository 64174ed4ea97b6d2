internal import Foundation
internal import TestSupport

/// Addresses with one letter more, less, other, or two swapped.
struct TypingSlips {
    private var dice: CoverageDice
    private static let letters = Array("abcdeghiklmnopqrstuvxyâăêôơưđáàảãạéèíìóòúùếềộợừữ")

    init(seed: UInt64) {
        dice = CoverageDice(seed: seed)
    }

    /// The text with one slip; digits stay, for no reader could mend them.
    mutating func slip(in text: String) -> String {
        var characters = Array(text)
        let places = characters.indices.filter { !characters[$0].isNumber }
        let index = dice.pick(places)
        switch dice.number(0...3) {
        case 0: characters.remove(at: index)
        case 1: characters.insert(dice.pick(Self.letters), at: index)
        case 2: characters[index] = dice.pick(Self.letters)
        default:
            let next = index + 1
            if next < characters.count, !characters[next].isNumber {
                characters.swapAt(index, next)
            }
        }
        return String(characters)
    }

    /// Equal for texts that differ in spaces and in where a tone stands in its word.
    static func comparable(_ text: String) -> String {
        let tones: [Unicode.Scalar] = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
        return text.lowercased().split { $0 == " " }.map { word in
            let scalars = Array(String(word).decomposedStringWithCanonicalMapping.unicodeScalars)
            let letters = scalars.filter { !tones.contains($0) && $0 != "," }
            let tone = scalars.filter { tones.contains($0) }
            let end = scalars.contains(",") ? "," : ""
            return (letters + tone).map(String.init).joined() + end
        }.joined(separator: " ")
    }
}
