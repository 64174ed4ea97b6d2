/// Who may import whom: arrows point down, siblings never, each library in its one room.
enum ImportRule {
    struct Room {
        let rank: Int
        /// Targets of the house.
        let targets: Set<String>
        /// Modules of libraries and of C.
        let libraries: Set<String>
    }

    static let rooms: [String: Room] = [
        "Reach": Room(rank: 0, targets: [], libraries: []),
        "CCurl": Room(rank: 0, targets: [], libraries: []),
        "CCrypto": Room(rank: 0, targets: [], libraries: []),
        "CZip": Room(rank: 0, targets: [], libraries: []),
        "CXlsxWriter": Room(rank: 0, targets: [], libraries: []),
        "CPictures": Room(rank: 0, targets: [], libraries: []),
        "Pictures": Room(rank: 0, targets: [], libraries: ["CPictures"]),
        "Sheets": Room(
            rank: 0, targets: [], libraries: ["CZip", "CXlsxWriter", "FoundationXML"]),
        "Market": Room(rank: 1, targets: ["Reach", "CCrypto"], libraries: []),
        "Storage": Room(rank: 2, targets: ["Market", "Reach"], libraries: ["GRDB", "GRDBSQLite"]),
        "Couriers": Room(rank: 2, targets: ["Market", "Reach"], libraries: []),
        "Sandbox": Room(rank: 2, targets: ["Market", "Reach"], libraries: []),
        "Operations": Room(
            rank: 3,
            targets: ["Storage", "Couriers", "Market", "Reach", "Sheets", "Pictures"],
            libraries: ["Logging"]),
        "Outbox": Room(
            rank: 3, targets: ["Storage", "Couriers", "Market", "Reach"],
            libraries: ["Logging", "Metrics", "ServiceLifecycle"]),
        "Curl": Room(
            rank: 3, targets: ["CCurl", "Couriers", "Market"], libraries: ["Logging"]),
        "Web": Room(
            rank: 4,
            targets: ["Operations", "Storage", "Sandbox", "Market", "Reach", "Pictures"],
            libraries: [
                "Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore", "NIOHTTP1", "Logging",
                "Metrics", "ServiceLifecycle",
            ]),
        "vuonxa": Room(
            rank: 5,
            targets: [
                "Web", "Operations", "Outbox", "Curl", "Storage", "Couriers", "Sandbox", "Market",
                "Reach", "Pictures",
            ],
            libraries: [
                "ArgumentParser", "Configuration", "Hummingbird", "Logging", "Metrics",
                "ServiceLifecycle", "SystemPackage", "UnixSignals",
            ]),
    ]

    /// What comes with Swift and the system, open to every room.
    static let everywhere: Set<String> = [
        "Foundation", "Synchronization", "Glibc", "Dispatch", "Testing",
    ]

    static func findings(in file: SourceFile) -> [Finding] {
        imports(of: file).compactMap { number, module in
            guard module != file.target, !allowed(for: file).contains(module) else { return nil }
            return file.finding(number, "\(file.target) must not import \(module)")
        }
    }

    private static func allowed(for file: SourceFile) -> Set<String> {
        switch file.target {
        case "HouseRulesTests": everywhere
        case "TestSupport": everywhere.union(["Market", "Reach"])
        case "Fuzz": everywhere.union(["Couriers", "Market", "Pictures", "Reach", "Sheets"])
        case "PicturePressChild": everywhere.union(["Pictures"])
        // A package of its own, which measures the transport beside another client.
        case "Benchmarks":
            everywhere.union(["Couriers", "Curl", "AsyncHTTPClient", "NIOCore", "NIOHTTP1"])
                .union(["LoadRound", "PackageDescription"])
        // Both read the couriers' documents, and only tests let them meet.
        case "CouriersTests": allowed(forTestsOf: "Couriers").union(["Sandbox"])
        // A power cut is between SQLite and the disk, where no room of the house reaches.
        case "OperationsTests": allowed(forTestsOf: "Operations").union(["CPowerCut"])
        // Journeys know the program as others do: from outside.
        case "JourneyTests": everywhere.union(["TestSupport"])
        case let target where file.isTest: allowed(forTestsOf: String(target.dropLast(5)))
        default:
            (rooms[file.target]?.targets ?? []).union(rooms[file.target]?.libraries ?? [])
                .union(everywhere.subtracting(["Testing"]))
        }
    }

    /// Tests see their room, all that is below it, its libraries, and TestSupport.
    private static func allowed(forTestsOf name: String) -> Set<String> {
        guard let room = rooms[name] else { return everywhere }
        let below = rooms.filter { $0.value.rank < room.rank }.keys
        return everywhere.union(below).union(room.libraries).union([name, "TestSupport"])
    }

    private static func imports(of file: SourceFile) -> [(Int, String)] {
        file.lines.enumerated().compactMap { index, line in
            guard line.code.contains("import ") else { return nil }
            let words = line.code.split { !($0.isLetter || $0.isNumber || "_@".contains($0)) }
            guard let place = words.firstIndex(of: "import"),
                words[..<place].allSatisfy({ openers.contains($0) })
            else { return nil }
            let named = words[(place + 1)...].first { !kinds.contains($0) }
            return named.map { (index + 1, String($0)) }
        }
    }

    private static let openers: Set<Substring> = [
        "package", "internal", "private", "fileprivate", "public", "@testable", "@preconcurrency",
        "@_exported", "@_implementationOnly",
    ]
    private static let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol"]
}
