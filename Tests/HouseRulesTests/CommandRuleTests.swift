internal import Testing

/// Whoever copies a command builds with the same checks as we do.
struct CommandRuleTests {
    @Test func `every written build command checks imports`() {
        Finding.expectNone(
            SourceTree.written.flatMap {
                CommandRule.findings(in: SourceTree.text(of: $0), at: $0)
            })
    }

    @Test func `a build command without the check is found`() {
        let text = "build:\n\tswift build --build-tests\n\tswift test $(FLAGS)\n"
        #expect(CommandRule.findings(in: text, at: "Makefile").map(\.line) == [2, 3])
    }

    @Test func `a build command with the check is not found`() {
        let text = "swift build --build-tests \(CommandRule.flag)\nswift test $(FLAGS)\n"
        #expect(CommandRule.findings(in: text, at: "Makefile").isEmpty)
    }
}
