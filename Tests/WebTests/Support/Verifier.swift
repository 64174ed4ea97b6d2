import Foundation
import TestSupport

/// Programs of `deploy/` that check with libraries that are not ours.
enum Verifier {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Runs a program with words and files, whose names stand among the words as `{name}`.
    static func run(
        _ program: String, _ words: [String], files: [String: [UInt8]] = [:]
    ) async throws -> ChildProcess.Outcome {
        try await StoreFolder.with { folder in
            for (name, bytes) in files {
                try Data(bytes).write(to: URL(filePath: folder.file(name)))
            }
            let python = root.appending(path: ".build/tools/bin/python").path
            let script = root.appending(path: "deploy/\(program)").path
            let given = words.map { word in
                files.keys.contains(where: { "{\($0)}" == word })
                    ? folder.file(String(word.dropFirst().dropLast())) : word
            }
            return try await ChildProcess([python, script] + given).finish()
        }
    }
}
