internal import Testing

/// What a page sends its reader to is there.
struct PageRuleTests {
    private static let index = PageRule.Index(
        paths: ["Sources/Reach/Measures/Day.swift", "deploy/demo.sh"], types: ["Day"])

    @Test func `pages name what exists`() {
        let index = PageRule.Index(
            paths: Set(SourceTree.paths),
            types: Set(SourceTree.swiftFiles.flatMap(\.declarations).map(\.name)))
        Finding.expectNone(
            SourceTree.written.filter { $0.hasSuffix(".md") }.flatMap {
                PageRule.findings(in: SourceTree.text(of: $0), at: $0, index)
            })
    }

    @Test(arguments: [
        "`Sources/Reach/Night.swift`", "`Night.swift`", "`Night.count`", "`Night.count(from:)`",
        "`deploy/night.sh`", "`Sources/Rea`",
    ])
    func `a name of nothing is found`(name: String) {
        let findings = PageRule.findings(in: "text\nsee \(name).", at: "README.md", Self.index)
        #expect(findings.map(\.line) == [2])
    }

    @Test(arguments: [
        "`Sources/Reach`", "`Sources/Reach/Measures/Day.swift`", "`Day.swift`", "`Day.text`",
        "`deploy/demo.sh`", "`GET /v1/listings`", "`catalog/coverage/<code>/`", "Night.swift",
    ])
    func `a name of something is not found`(name: String) {
        #expect(PageRule.findings(in: "see \(name).", at: "README.md", Self.index).isEmpty)
    }
}
