internal import Foundation
internal import Reach

/// Text that people typed, made safe to store and show: NFC, trimmed, no hidden characters.
package enum CleanText {
    /// The longest texts of each kind, in characters.
    package enum Limit {
        package static let name = 200
        package static let line = 300
        package static let description = 5_000
    }

    /// The text composed and trimmed, or what is wrong with it.
    ///
    /// Control and bidirectional formatting characters are refused, not removed: they can make a
    /// name read as another (Unicode TR 36); `multiline` lets line breaks and tabs pass.
    package static func check(
        _ text: String, field: String, limit: Int, multiline: Bool = false,
        allowsEmpty: Bool = false
    ) -> Result<String, FieldProblems> {
        let composed = trimmed(FoldedText.composed(text))
        if composed.isEmpty, !allowsEmpty { return .failure([.missing(field)]) }
        // Counted in code points: a letter may carry any number of marks and be one character.
        if composed.unicodeScalars.count > limit {
            return .failure([
                FieldProblem(
                    field, .tooLong, vi: "Dài quá \(limit) ký tự.",
                    en: "Longer than \(limit) characters.")
            ])
        }
        if let hidden = composed.unicodeScalars.first(where: { isHidden($0, multiline) }) {
            let name = "U+" + String(hidden.value, radix: 16, uppercase: true)
            return .failure([
                FieldProblem(
                    field, .controlCharacter,
                    vi: "Có ký tự điều khiển hoặc đổi hướng chữ (\(name)), hãy xoá ký tự đó.",
                    en: "Holds a control or bidi character (\(name)); remove it.")
            ])
        }
        return .success(composed)
    }

    /// Trimming goes through strings of Foundation's own; most texts begin and end with a letter
    /// or a sign, and have nothing to be trimmed.
    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        if let first = scalars.first, let last = scalars.last, isPlain(first), isPlain(last) {
            return text
        }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Letters, digits and signs of Latin writing, among which nothing is hidden and no space.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x21...0x7E, 0xC0...0x24F, 0x1EA0...0x1EF9: true
        default: false
        }
    }

    private static func isHidden(_ scalar: Unicode.Scalar, _ multiline: Bool) -> Bool {
        if isPlain(scalar) || scalar == " " { return false }
        if multiline, scalar == "\n" || scalar == "\t" || scalar == "\r" { return false }
        switch scalar.properties.generalCategory {
        case .control, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            return true
        case .format:
            // A zero-width joiner is part of many emoji; every other format character hides.
            return scalar.value != 0x200D
        default:
            return false
        }
    }
}

/// Everything that is wrong with what somebody sent, found in one pass.
package struct FieldProblems: Error, Hashable, Sendable, ExpressibleByArrayLiteral {
    package var all: [FieldProblem]

    package init(_ all: [FieldProblem]) {
        self.all = all
    }

    package init(arrayLiteral elements: FieldProblem...) {
        all = elements
    }
}
