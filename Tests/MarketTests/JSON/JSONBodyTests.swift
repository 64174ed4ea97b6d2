import Testing

@testable import Market

/// Only one well-formed JSON object is a body.
@Suite struct JSONBodyTests {
    private func read(_ text: String, depth: Int = 16) throws -> [String: JSONValue] {
        try JSONBody.object(Array(text.utf8), depth: depth)
    }

    @Test func `every kind of value is kept as what it is`() throws {
        let text = #"{"a":"x","b":1,"c":1.5,"d":true,"e":null,"f":[1,"2"],"g":{"h":0},"i":-5.0}"#
        #expect(
            try read(text) == [
                "a": .text("x"), "b": .integer(1), "c": .number(1.5), "d": .flag(true),
                "e": .null, "f": .list([.integer(1), .text("2")]),
                "g": .object(["h": .integer(0)]), "i": .integer(-5),
            ])
    }

    @Test(
        arguments: [
            ("0", .integer(0)), ("-0", .integer(0)), ("9223372036854775807", .integer(.max)),
            ("-9223372036854775808", .integer(.min)), ("9223372036854775808", .number(0x1p63)),
            ("5e3", .integer(5_000)), ("5.0", .integer(5)), ("1E-2", .number(0.01)),
            ("-1.5e+2", .integer(-150)), ("0.1", .number(0.1)),
        ] as [(String, JSONValue)])
    func `a number is whole where it has no fraction`(text: String, value: JSONValue) throws {
        #expect(try JSONBody.value(Array(" \(text)\n".utf8), depth: 1) == value)
    }

    @Test(arguments: [
        (#""\u00e0\u1ECF""#, "à\u{1ECF}"), (#""\ud83e\uddc4""#, "\u{1F9C4}"),
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""a\u0000b""#, "a\u{0}b"),
        (#""Tỏi \u0022Lý Sơn\u0022""#, "Tỏi \"Lý Sơn\""), (#""e\u0301""#, "e\u{301}"),
    ])
    func `an escape stands for its character`(text: String, meant: String) throws {
        let read = try #require(try JSONBody.value(Array(text.utf8), depth: 1).text)
        #expect(Array(read.unicodeScalars) == Array(meant.unicodeScalars))
    }

    @Test func `a byte order mark is tolerated`() throws {
        #expect(try read("\u{FEFF}{\"a\":1}") == ["a": .integer(1)])
    }

    @Test(
        arguments: [
            [0x7B, 0x22, 0x61, 0x22, 0x3A, 0x22, 0xFF, 0x22, 0x7D],
            [0x7B, 0x22, 0x61, 0x22, 0x3A, 0x22, 0xC4, 0x22, 0x7D],
            [0x7B, 0x22, 0x61, 0x22, 0x3A, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x7D],
            [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00],
            [0x7B, 0x00, 0x7D, 0x00],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are refused`(bytes: [UInt8]) {
        #expect(throws: JSONError.notUTF8) { try JSONBody.object(bytes, depth: 16) }
    }

    @Test(arguments: [
        "", " ", "{", "{\"a\":}", "{\"a\":1,}", "{'a':1}", "{\"a\":1} x", "{\"a\":1}{}", "nope",
        "{\"a\":01}", "{\"a\":\"\\x\"}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\u{1}\"}", "{a:1}", "}",
        "{\"a\":NaN}", "[[[", "{\"a\":[1, ]}", "{\"a\":[1,,2]}", "{,}", "{\"a\"}", "{\"a\" 1}",
        "{\"a\":-}", "{\"a\":+1}", "{\"a\":.5}", "{\"a\":1.}", "{\"a\":1e}", "{\"a\":1e400}",
        "{\"a\":tru}", "{\"a\":nulll}", "{\"a\":\"", "{\"a\":\"\\", "{\"a\":\"\\u12", "[1",
        "{\"a\":1",
        "{\"a\":\"\\u12g4\"}", "{\"a\":\"\\udc00\"}", "{\"a\":\"\\ud800\\u0041\"}", "/**/{}",
        "{\"a\":\"\\ud800x\"}", "{\"a\":0x1}", "{\"a\":-01}", "{\"a\":1 2}", "{\"a\":[1 2]}", "[}",
        "{]",
    ])
    func `what is not JSON is refused`(text: String) {
        #expect(throws: JSONError.malformed) { try read(text) }
    }

    @Test(arguments: ["[]", "1", "\"a\"", "null", "true"])
    func `what is not an object is refused`(text: String) {
        #expect(throws: JSONError.notAnObject) { try read(text) }
    }

    @Test func `nesting is refused beyond its limit and not at it`() throws {
        let atLimit =
            "{\"a\":" + String(repeating: "[", count: 3) + String(repeating: "]", count: 3) + "}"
        #expect(try read(atLimit, depth: 4).count == 1)
        #expect(throws: JSONError.tooDeep(limit: 3)) { try read(atLimit, depth: 3) }
        let bomb = String(repeating: "{\"a\":", count: 100_000)
        #expect(throws: JSONError.tooDeep(limit: 16)) { try read(bomb) }
    }

    @Test(arguments: [
        (#"{"a":1,"a":2}"#, "a"), (#"{"x":{"b":1,"c":{},"b":1}}"#, "b"),
        (#"{"role":"x","r\u006fle":"admin"}"#, "role"), (#"{"l":[{"q":1},{"q":1,"q":2}]}"#, "q"),
    ])
    func `a name that is given twice is refused`(text: String, name: String) {
        #expect(throws: JSONError.duplicate(name: name)) { try read(text) }
    }

    @Test(arguments: [
        #"{"a":{"a":1},"b":{"a":1}}"#, #"{"l":[{"q":1},{"q":2}]}"#, #"{"a":"a","b":"\"a\":1"}"#,
        #"{"a":"}{\\","b":":"}"#, #"{"a":",","b":[",",1]}"#,
    ])
    func `a name may stand once in each object`(text: String) throws {
        #expect(try !read(text).isEmpty)
    }
}
