internal import Testing

/// Small files, small functions, short lines.
struct SizeRuleTests {
    @Test func `no line, function or file is too long`() {
        Finding.expectNone(SourceTree.swiftFiles.flatMap(SizeRule.findings))
    }

    @Test func `half the files are small and nine in ten are of usual length`() {
        #expect(SizeRule.findings(inLengths: SourceTree.swiftFiles.map(\.lines.count)) == [])
    }

    @Test func `a line of 101 characters is found and one of 100 is not`() {
        let text = String(repeating: "ễ", count: 100) + "\n" + String(repeating: "x", count: 101)
        let file = SourceFile(path: "Sources/Reach/Day.swift", text: text)
        #expect(SizeRule.findings(in: file).map(\.line) == [2])
    }

    @Test(arguments: [
        "func long(_ text: String = { \"}\" }()) -> Int {", "init(a: Int) {", "var long: Int {",
        "private static func `long`<Value>() where Value: Sendable {",
    ])
    func `a function of 41 lines is found and one of 40 is not`(opening: String) {
        for (inner, count) in [(38, 0), (39, 1)] {
            let body = String(repeating: "    work(\"{ \\(\"}\") \")\n", count: inner)
            let text = "struct Day {\n\(opening)\n\(body)}\n}\n"
            let file = SourceFile(path: "Sources/Reach/Day.swift", text: text)
            #expect(SizeRule.findings(in: file).count == count)
        }
    }

    @Test func `a file of 401 lines is found and one of 400 is not`() {
        for (count, found) in [(400, 0), (401, 1)] {
            let text = String(repeating: "let a = 1\n", count: count)
            let file = SourceFile(path: "Sources/Reach/Day.swift", text: text)
            #expect(SizeRule.findings(in: file).count == found)
        }
    }

    @Test func `too many long files are found`() {
        #expect(SizeRule.findings(inLengths: [79, 80]).isEmpty)
        #expect(SizeRule.findings(inLengths: [79, 80, 80]).count == 1)
        #expect(SizeRule.findings(inLengths: [10, 10, 10, 10, 200]).count == 1)
    }
}
