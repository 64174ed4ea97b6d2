internal import Testing

/// Imports point down.
struct ImportRuleTests {
    @Test func `every import points down`() {
        Finding.expectNone(SourceTree.swiftFiles.flatMap(ImportRule.findings))
    }

    @Test func `every folder of Sources is a room with a rank`() {
        let folders = Set(SourceTree.sources.map(\.target))
        #expect(folders.subtracting(ImportRule.rooms.keys) == [])
        #expect(folders.count > 5)
    }

    @Test func `a room may import lower ranks only`() {
        for (name, room) in ImportRule.rooms {
            for target in room.targets {
                let rank = ImportRule.rooms[target]?.rank
                #expect(rank.map { $0 < room.rank } == true, "\(name) imports \(target)")
            }
        }
    }

    @Test(arguments: [
        ("Sources/Market/Order.swift", "internal import GRDB"),
        ("Sources/Market/Order.swift", "package import Storage"),
        ("Sources/Storage/Store.swift", "internal import Couriers"),
        ("Sources/Web/Call.swift", "import struct GRDB.DatabasePool"),
        ("Sources/Web/Call.swift", "@preconcurrency internal import Curl"),
        ("Sources/Reach/Day.swift", "internal import Testing"),
        ("Tests/ReachTests/DayTests.swift", "@testable import Market"),
        ("Tests/JourneyTests/OrderTests.swift", "import Storage"),
    ])
    func `a forbidden import is found`(path: String, line: String) {
        let file = SourceFile(path: path, text: "// above\n\(line)\n")
        #expect(ImportRule.findings(in: file).map(\.line) == [2])
    }

    @Test func `an import inside text or a comment is none`() {
        let text = """
            // internal import GRDB
            let sample = "import GRDB"
            """
        let file = SourceFile(path: "Sources/Reach/Day.swift", text: text)
        #expect(ImportRule.findings(in: file).isEmpty)
    }
}
