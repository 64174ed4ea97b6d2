internal import Testing

/// Names say what a thing is for, and a file is where one looks for it.
struct NameRuleTests {
    @Test func `names say what things are for`() {
        Finding.expectNone(SourceTree.swiftFiles.flatMap(NameRule.findings))
    }

    @Test(arguments: [
        ("Sources/Reach/Day.swift", "struct Night {}"),
        ("Sources/Reach/Day.swift", "struct Night {}\nprivate struct Day {}"),
        ("Sources/Reach/Day.swift", "func day() {}"),
        ("Sources/Reach/Day+Counting.swift", "extension Night {}"),
        ("Sources/Reach/DayManager.swift", "struct DayManager {}"),
        ("Sources/Reach/Common/Day.swift", "struct Day {}"),
        ("Sources/Reach/Measures/Days/Day.swift", "struct Day {}"),
        ("Sources/Reach/Day.swift", "struct Day {}\nenum StringUtils {}"),
        ("Sources/Reach/Day.swift", "struct Day {\n    package final class Request {}\n}"),
        ("Sources/Reach/Day.swift", "struct Day {}\ntypealias Row = [String]"),
    ])
    func `a bad name is found`(path: String, text: String) {
        let findings = NameRule.findings(in: SourceFile(path: path, text: text))
        #expect(!findings.isEmpty)
    }

    @Test(arguments: [
        ("Sources/Reach/Day.swift", "package struct Day {}\nenum DayError: Error {}"),
        ("Sources/Reach/Day+Counting.swift", "extension Day {}"),
        ("Sources/Reach/Day+Counting.swift", "private struct Steps {}\nextension Week.Day {}"),
        ("Sources/Reach/Measures/Score.swift", "enum Score {}"),
        ("Sources/Reach/Day.swift", "struct Day { let text = \"struct Request\" }"),
    ])
    func `a good name is not found`(path: String, text: String) {
        #expect(NameRule.findings(in: SourceFile(path: path, text: text)).isEmpty)
    }

    @Test func `seven types in one file are found`() {
        let text = (1...7).map { "struct Day\($0) {}" }.joined(separator: "\n")
        let file = SourceFile(path: "Sources/Reach/Day1.swift", text: text)
        #expect(NameRule.findings(in: file).count == 1)
    }
}
