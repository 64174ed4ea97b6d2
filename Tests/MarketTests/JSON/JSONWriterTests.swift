import Testing

@testable import Market

/// What is written reads back as the same value.
@Suite struct JSONWriterTests {
    @Test func `members stand in the order of the calls, without spaces`() {
        let bytes = JSONWriter.object { json in
            json.member("a", "x")
            json.member("b", 1)
            json.member("c", true)
            json.member("d", nil as String?)
            json.member("e", texts: ["1", "2"])
            json.member("f") { $0.member("g", Int64.min) }
            json.member("h", list: [Int]()) { $0.value($1) }
            json.member("i", list: [1, 2]) { json, item in
                json.object { $0.member("n", item) }
            }
        }
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"a":"x","b":1,"c":true,"d":null,"e":["1","2"],"#
                + #""f":{"g":-9223372036854775808},"h":[],"i":[{"n":1},{"n":2}]}"#)
    }

    @Test(arguments: [
        "", "Tỏi Lý Sơn", "a\"b\\c/d", "\u{0}\u{1}\u{8}\u{C}\u{1F}\u{7F}", "\n\r\t", "\u{2028}🧄",
    ])
    func `any text reads back as itself`(text: String) throws {
        let bytes = JSONWriter.object { json in
            json.name(of: text + "!")
            json.value(text)
        }
        #expect(try JSONBody.object(bytes, depth: 4) == [text + "!": .text(text)])
    }
}
