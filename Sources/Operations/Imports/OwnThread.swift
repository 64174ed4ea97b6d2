internal import Foundation

/// Does work that blocks for long on a thread of its own, so that nobody else's calls wait for it.
enum OwnThread {
    /// What the work answers or throws.
    static func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
        }
    }
}

/// A folder of its own for a file that is written and soon read again, gone with the work.
enum ScratchFolder {
    /// Hands the path of a file, not there yet, to the work.
    static func withFile<Value>(
        named name: String, _ work: (String) async throws -> Value
    ) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "vuonxa-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await work(folder.appending(path: name).path)
    }
}
