internal import Foundation

/// A folder for the files of one test.
package struct StoreFolder: Sendable {
    package let path: String

    /// Runs the body with a fresh folder and removes it afterwards.
    package static func with<Result>(
        _ body: (StoreFolder) async throws -> Result
    ) async throws -> Result {
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("vuonxa-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        return try await body(StoreFolder(path: url.path))
    }

    package func file(_ name: String) -> String {
        "\(path)/\(name)"
    }
}
