internal import Testing

/// What is banned is not written, and the ban works.
struct BannedCallRuleTests {
    @Test func `nothing banned is written`() {
        Finding.expectNone(SourceTree.swiftFiles.flatMap(BannedCallRule.findings))
    }

    @Test(arguments: [
        ("Sources/Web/Call.swift", "let a = try! read()"),
        ("Sources/Web/Call.swift", "let a = b as! Int"),
        ("Sources/Web/Call.swift", "Task.detached { }"),
        ("Sources/Web/Call.swift", "public struct Call {}"),
        ("Sources/Web/Call.swift", "open class Call {}"),
        ("Sources/Web/Call.swift", "/// Is safe.\nfinal class Call: @unchecked Sendable {}"),
        ("Sources/Web/Call.swift", "nonisolated(unsafe) var count = 0"),
        ("Sources/Web/Call.swift", "// TODO: later"),
        ("Sources/Web/Call.swift", "let a = b!"),
        ("Sources/Web/Call.swift", "let a = b[0]!.c"),
        ("Sources/Web/Call.swift", "var a: Int!"),
        ("Sources/Web/Call.swift", "print(a)"),
        ("Sources/Web/Call.swift", "fatalError(\"no\")"),
        ("Sources/Web/Call.swift", "let a = \"SELECT id FROM listing\""),
        ("Sources/Web/Call.swift", "let a = \"\"\"\n    DELETE FROM listing\n    \"\"\""),
        ("Sources/Web/Call.swift", "let a = \"UPDATE listing SET stock = 0\""),
        ("Sources/Web/Call.swift", "try await house.store.write { _ in }"),
        ("Sources/Reach/Day.swift", "let a = Date()"),
        ("Sources/Market/Order.swift", "let a = ContinuousClock.now"),
        ("Sources/Market/Order.swift", "let a = Int.random(in: 0..<3)"),
        ("Tests/WebTests/CallTests.swift", "try await Task.sleep(for: .seconds(1))"),
        ("Tests/WebTests/CallTests.swift", "usleep(10)"),
        ("Tests/WebTests/CallTests.swift", "let a = Date()"),
    ])
    func `what is banned is found`(path: String, text: String) {
        let findings = BannedCallRule.findings(in: SourceFile(path: path, text: text))
        #expect(findings.count == 1)
    }

    @Test(arguments: [
        ("Sources/Storage/Store.swift", "let a = \"SELECT id FROM listing\""),
        ("Sources/Web/Call.swift", "let a = method == \"DELETE\""),
        ("Sources/Web/Call.swift", "if a != b, !c { }"),
        ("Sources/Web/Call.swift", "let a = b!  // It was set two lines above."),
        ("Sources/Web/Call.swift", "// One thread only.\nnonisolated(unsafe) var count = 0"),
        ("Sources/Web/Call.swift", "let a = \"print(b)\"  // Not fatalError( either."),
        ("Sources/Web/Call.swift", "let a = \"b\\(c(\"d\"))! public try! SELECT\""),
        ("Sources/Web/Call.swift", "let a = #\"\"as! \\(b)\"#"),
        ("Sources/Web/Call.swift", "func `is public`() {}"),
        ("Tests/WebTests/DateTests.swift", "let date = HTTPDate()"),
        ("Sources/Operations/House.swift", "let a = ContinuousClock.now"),
    ])
    func `what is allowed is not found`(path: String, text: String) {
        let findings = BannedCallRule.findings(in: SourceFile(path: path, text: text))
        #expect(findings.map(\.description) == [])
    }
}
