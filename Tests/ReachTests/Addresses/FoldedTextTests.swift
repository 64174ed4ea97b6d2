internal import Foundation
internal import Reach
import Testing

/// The forms in which text is kept and compared.
@Suite struct FoldedTextTests {
    /// Every letter of Vietnamese, and some that are not.
    private static let letters: [String] =
        ([UInt32](0x20...0x24F) + [UInt32](0x1EA0...0x1EF9))
        .compactMap { Unicode.Scalar($0).map { String(Character($0)) } }
        + ["가", "ﬁ", "Å", "\u{1F71}", "🧄"]

    @Test func `composing gives the same as the standard's table, however it was typed`() {
        for letter in Self.letters {
            for text in [letter, letter.decomposedStringWithCanonicalMapping, "T\(letter)i"] {
                #expect(
                    Array(FoldedText.composed(text).unicodeScalars)
                        == Array(text.precomposedStringWithCanonicalMapping.unicodeScalars))
            }
        }
    }

    @Test func `composing joins a mark that stands apart from its letter`() {
        #expect(Array(FoldedText.composed("To\u{309}i").unicodeScalars).count == 3)
        #expect(Array(FoldedText.composed("a\u{302}\u{323}").unicodeScalars) == ["ậ"])
    }

    @Test func `plain text has neither marks nor capitals`() {
        #expect(FoldedText.plain("Tỏi Lý Sơn, ĐẢO Bé") == "toi ly son, dao be")
    }
}
