internal import Market
internal import Reach
internal import TestSupport
import Testing

/// What people type becomes safe to store and show.
@Suite struct CleanTextTests {
    private func problems(
        _ text: String, limit: Int = 10, multiline: Bool = false, allowsEmpty: Bool = false
    ) -> [String] {
        MarketFieldCase<String>.named { () throws(FieldProblems) in
            _ = try clean(text, limit: limit, multiline: multiline, allowsEmpty: allowsEmpty)
        }
    }

    private func clean(
        _ text: String, limit: Int = 10, multiline: Bool = false, allowsEmpty: Bool = false
    ) throws(FieldProblems) -> String {
        try CleanText.check(
            text, field: "name", limit: limit, multiline: multiline, allowsEmpty: allowsEmpty
        ).get()
    }

    @Test func `decomposed text becomes composed`() throws {
        let decomposed = "To\u{0309}i"
        #expect(decomposed.unicodeScalars.count == 4)
        #expect(try clean(decomposed).unicodeScalars.count == 3)
        #expect(Array(try clean(decomposed).utf8) == Array("Tỏi".utf8))
    }

    @Test func `white space around goes and inside stays`() throws {
        #expect(try clean(" \t Tỏi  cô \n") == "Tỏi  cô")
    }

    @Test(arguments: ["\u{A0}Tỏi", "Tỏi\u{3000}", "\u{2003}Tỏi", "\r\nTỏi", "Tỏi\u{A0}"])
    func `white space of any writing goes, at either end`(_ text: String) throws {
        #expect(try clean(text) == "Tỏi")
    }

    @Test func `blank text is missing unless it may be empty`() throws {
        #expect(problems("  \n ") == ["name missing"])
        #expect(try clean("  \n ", allowsEmpty: true) == "")
    }

    @Test func `the limit counts characters after composing`() throws {
        #expect(problems(String(repeating: "ỏ", count: 10)) == [])
        #expect(problems(String(repeating: "ỏ", count: 11)) == ["name too_long"])
    }

    @Test func `marks piled upon one letter count too`() {
        #expect(
            problems("a" + String(repeating: "\u{0323}\u{0301}", count: 50)) == ["name too_long"])
    }

    @Test(arguments: [
        "\u{0000}", "\u{0007}", "\u{001B}", "\u{007F}", "\u{0085}", "\u{200B}", "\u{200E}",
        "\u{200F}", "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2028}",
        "\u{2029}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}", "\u{061C}", "\u{FEFF}",
        "\u{E000}", "\u{FFFF}", "\u{00AD}", "\u{E0041}",
    ])
    func `a control, bidi or hidden character inside is refused`(_ hidden: String) {
        #expect(problems("Tỏ\(hidden)i") == ["name control_character"])
        #expect(problems("Tỏ\(hidden)i", multiline: true) == ["name control_character"])
    }

    @Test(arguments: ["\n", "\t", "\r\n"])
    func `a line break or tab passes only where several lines may be`(_ text: String) throws {
        #expect(problems("a\(text)b") == ["name control_character"])
        #expect(try clean("a\(text)b", multiline: true) == "a\(text)b")
    }

    @Test func `an emoji joined of several stays whole`() throws {
        let family = "👩\u{200D}🌾"
        #expect(try clean(family) == family)
    }

    @Test func `the message names the character in both languages`() throws {
        let found = #expect(throws: FieldProblems.self) { try clean("a\u{202E}b") }
        let message = try #require(found?.all.first?.message)
        #expect(message.vietnamese.contains("U+202E") && message.english.contains("U+202E"))
    }
}
