import Foundation
import TestSupport

/// The program under test, as it was built beside the tests.
enum Program {
    /// The test bundle is a program in the build's folder; `VUONXA_PROGRAM` names another one.
    static let path: String = {
        if let named = ProcessInfo.processInfo.environment["VUONXA_PROGRAM"] { return named }
        let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appending(path: "vuonxa").path
    }()

    /// Starts a command; of the settings around the tests it sees none but these.
    static func start(
        _ words: [String], settings: [String: String] = [:]
    ) throws -> ChildProcess {
        let around = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("VUONXA_") }
        return try ChildProcess([path] + words, settings: around.merging(settings) { $1 })
    }

    /// Runs a command to its end.
    static func run(_ words: [String]) async throws -> ChildProcess.Outcome {
        try await start(words).finish()
    }
}
