import Foundation
import TestSupport
import Testing

/// A data folder with a small catalogue loaded, some keys, and the program to work on it.
struct JourneyHouse: Sendable {
    let folder: StoreFolder
    let admin: String
    let shop: String

    var data: String { folder.file("data") }
    var catalog: String { folder.file("catalog") }
    /// What every command about this house begins with.
    var place: [String] { ["--data", data] }

    static func with(_ body: (JourneyHouse) async throws -> Void) async throws {
        try await StoreFolder.with { folder in
            let bare = JourneyHouse(folder: folder, admin: "", shop: "")
            try JourneyCatalog.write(to: bare.catalog)
            try await bare.succeed("import", "catalog", "--demo", "--catalog", bare.catalog)
            try await body(
                JourneyHouse(
                    folder: folder, admin: try await bare.key("admin"),
                    shop: try await bare.key("storefront")))
        }
    }

    /// Starts a server; a partner on this machine is allowed, the catalogue stays as it is.
    func serve(settings: [String: String] = [:]) async throws -> RunningServer {
        try await RunningServer(
            place + ["--catalog", catalog],
            settings: Self.usual.merging(settings) { $1 })
    }

    /// One shop and one telephone number order as much as they like.
    private static let usual = [
        "VUONXA_PARTNERS_LOOPBACK": "yes", "VUONXA_ORDERS_PER_PHONE_PER_DAY": "0",
        "VUONXA_ORDERS_PER_KEY_PER_MINUTE": "0",
    ]

    /// Runs a command on the data folder and answers what it printed, without the line's end.
    @discardableResult
    func succeed(_ words: String...) async throws -> String {
        let outcome = try await Program.run(words + place)
        try #require(outcome.code == 0, "\(words): \(outcome.errors)")
        return outcome.output.trimmingCharacters(in: .newlines)
    }

    func key(_ role: String) async throws -> String {
        try await succeed("keys", "create", "--role", role)
    }

    func key(_ role: String, for subject: String) async throws -> String {
        try await succeed("keys", "create", "--role", role, "--for", subject)
    }

    /// The key of a courier that nobody ever sends anything with.
    func quietKey() async throws -> String {
        try await key("courier", for: "khong_ai")
    }

    /// `vuonxa verify` finds nothing wrong with the database, or with a copy of it.
    func verify(_ file: String? = nil, _ comment: String = "") async throws {
        let outcome = try await Program.run(["verify"] + place + (file.map { [$0] } ?? []))
        #expect(outcome.code == 0 && outcome.output.hasPrefix("ok "), "\(comment) \(outcome)")
    }
}
