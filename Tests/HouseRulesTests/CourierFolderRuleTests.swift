internal import Testing

/// Couriers' folders look alike.
struct CourierFolderRuleTests {
    private func courier(_ files: [String], carries: Bool = true) -> [SourceFile] {
        files.map { name in
            let text =
                carries
                ? "let capabilities = CourierCapabilities(\n    carrying: DHL.carrying)\n"
                : "let capabilities = CourierCapabilities(listingPush: limits)\n"
            return SourceFile(path: "Sources/Couriers/DHL/\(name)", text: text)
        }
    }

    @Test func `every courier that carries has the same files`() {
        Finding.expectNone(CourierFolderRule.findings(in: SourceTree.sources))
        #expect(CourierFolderRule.carriers(among: SourceTree.sources).count >= 4)
    }

    @Test func `a missing file is found`() {
        let all = CourierFolderRule.demanded(of: "DHL")
        #expect(all.count == 5)
        for name in all.dropFirst() {
            let findings = CourierFolderRule.findings(in: courier(all.filter { $0 != name }))
            #expect(findings.map(\.message) == ["has no \(name)"])
        }
    }

    @Test func `a whole folder and one that only takes listings are not found`() {
        let all = CourierFolderRule.demanded(of: "DHL") + ["DHLReason.swift"]
        #expect(CourierFolderRule.findings(in: courier(all)).isEmpty)
        #expect(CourierFolderRule.findings(in: courier(["DHL.swift"], carries: false)).isEmpty)
    }
}
