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
        "{\"a\":NaN}", "[[[", "{\"a\":[1, ]}", "{\"a\":[1,,2]}", "{,}",
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
