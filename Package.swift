// swift-tools-version:6.2
import PackageDescription

// The house: ranks and arrows are drawn in Sources/vuonxa/Documentation.docc/Architecture.md and
// checked by Tests/HouseRulesTests.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: dependencies + ["TestSupport"],
        path: "Tests/\(name)Tests",
        exclude: exclude,
        swiftSettings: strict
    )
}

let package = Package(
    name: "vuonxa",
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(
            url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    ],
    targets: [
        .target(
            name: "CCurl",
            linkerSettings: [.linkedLibrary("curl"), .linkedLibrary("ssl")]
        ),
        .target(name: "CCrypto", linkerSettings: [.linkedLibrary("crypto")]),
        .target(name: "CZip", linkerSettings: [.linkedLibrary("zip")]),
        .target(name: "CXlsxWriter", linkerSettings: [.linkedLibrary("xlsxwriter")]),
        .target(
            name: "CPictures", linkerSettings: [.linkedLibrary("gd"), .linkedLibrary("qrencode")]),
        .target(
            name: "Sheets", dependencies: ["CZip", "CXlsxWriter"], swiftSettings: strict),
        .target(name: "Pictures", dependencies: ["CPictures"], swiftSettings: strict),
        .target(name: "Reach", swiftSettings: strict),
        .target(name: "Market", dependencies: ["Reach", "CCrypto"], swiftSettings: strict),
        .target(name: "Couriers", dependencies: ["Market", "Reach"], swiftSettings: strict),
        .target(name: "Sandbox", dependencies: ["Market", "Reach"], swiftSettings: strict),
        .target(
            name: "Storage",
            dependencies: [
                "Market", "Reach", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Curl",
            dependencies: ["CCurl", "Couriers", "Market"],
            swiftSettings: strict
        ),
        .target(
            name: "Outbox",
            dependencies: [
                "Storage", "Couriers", "Market", "Reach",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Operations",
            dependencies: ["Storage", "Couriers", "Market", "Reach", "Sheets", "Pictures"],
            swiftSettings: strict
        ),
        .target(
            name: "Web",
            dependencies: [
                "Operations", "Storage", "Sandbox", "Market", "Reach", "Pictures",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "vuonxa",
            dependencies: [
                "Web", "Operations", "Outbox", "Curl", "Storage", "Couriers", "Sandbox", "Market",
                "Reach", "Pictures",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "TestSupport",
            dependencies: ["Market", "Reach"],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        tests("Sheets", ["Sheets"]),
        // The child that works on photos, without the rest of the program; only tests start it.
        .executableTarget(
            name: "PicturePressChild", dependencies: ["Pictures"],
            path: "Tests/PicturePressChild", swiftSettings: strict),
        tests("Pictures", ["Pictures", "PicturePressChild"]),
        tests("Reach", ["Reach"]),
        tests("Market", ["Market", "Reach"]),
        tests(
            "Couriers", ["Couriers", "Sandbox", "Market", "Reach"],
            // Read from where the tests were compiled, so that they are no resources.
            exclude: ["GHN", "GHTK", "JTExpress", "MyEMS", "MyVNPost", "ViettelPost"].map {
                "\($0)/Fixtures"
            }),
        tests("Sandbox", ["Sandbox", "Market", "Reach"]),
        tests("Storage", ["Storage", "Market", "Reach"]),
        tests("Curl", ["Curl", "Couriers", "Market"]),
        tests(
            "Outbox",
            [
                "Outbox", "Couriers", "Storage", "Market", "Reach",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        // A disk that loses its power, between SQLite and the system's; only tests see it.
        .target(
            name: "CPowerCut", path: "Tests/CPowerCut",
            linkerSettings: [.linkedLibrary("sqlite3")]),
        tests(
            "Operations",
            [
                "Operations", "Storage", "Market", "Reach", "Sheets", "Pictures", "CPowerCut",
                "PicturePressChild",
            ]),
        tests(
            "Web",
            [
                "Web", "Operations", "Storage", "Sandbox", "Market", "Reach", "Pictures",
                "PicturePressChild",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        tests(
            "vuonxa",
            [
                "Web", "Operations", "Outbox", "Curl", "Couriers", "Sandbox", "Storage", "Market",
                "Reach",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        // Whole journeys: they start the program, which is built before because they name it.
        tests("Journey", ["vuonxa"]),
        .testTarget(
            name: "HouseRulesTests", path: "Tests/HouseRulesTests", swiftSettings: strict),
    ]
)
