internal import Testing

/// A stranger learns from one sentence what a type is.
struct DocumentationRuleTests {
    @Test func `every type says what it is`() {
        Finding.expectNone(SourceTree.sources.flatMap(DocumentationRule.findings))
    }

    @Test(arguments: [
        "struct Day {}", "\n@frozen\npackage struct Day {}", "// A day.\nenum Day {}",
        "/// A day.\n\nstruct Day {}", "/// A day.\nstruct Day {}\nprivate struct Night {}",
    ])
    func `a type without a sentence is found`(text: String) {
        let file = SourceFile(path: "Sources/Reach/Day.swift", text: text)
        #expect(DocumentationRule.findings(in: file).count == 1)
    }

    @Test(arguments: [
        "/// A day.\nstruct Day {}", "/// A day.\n@main\npackage final class Day {}",
        "/// A day.\n// Only its thread touches it.\nfinal class Day {}", "extension Day {}",
    ])
    func `a type with a sentence is not found`(text: String) {
        let file = SourceFile(path: "Sources/Reach/Day.swift", text: text)
        #expect(DocumentationRule.findings(in: file).isEmpty)
    }
}
