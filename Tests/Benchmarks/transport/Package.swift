// swift-tools-version:6.2
import PackageDescription

// Measures the transport beside another Swift client. A package of its own, so that the program
// and its tests never build that client; transport.sh lays it out with links to the rooms.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "transport",
    dependencies: [
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0")
    ],
    targets: [
        .target(
            name: "CCurl",
            linkerSettings: [.linkedLibrary("curl"), .linkedLibrary("ssl")]
        ),
        .target(name: "CCrypto", linkerSettings: [.linkedLibrary("crypto")]),
        .target(name: "Reach", swiftSettings: strict),
        .target(name: "Market", dependencies: ["Reach", "CCrypto"], swiftSettings: strict),
        .target(name: "Couriers", dependencies: ["Market", "Reach"], swiftSettings: strict),
        .target(
            name: "Curl", dependencies: ["CCurl", "Couriers", "Market"], swiftSettings: strict),
        .target(name: "LoadRound", swiftSettings: strict),
        .executableTarget(
            name: "CurlLoad", dependencies: ["LoadRound", "Curl", "Couriers"],
            swiftSettings: strict),
        .executableTarget(
            name: "ClientLoad",
            dependencies: [
                "LoadRound", .product(name: "AsyncHTTPClient", package: "async-http-client"),
            ],
            swiftSettings: strict),
    ]
)
