import Foundation
import TestSupport

/// A folder of one test's own, removed with it, and the Python beside the build.
final class SheetsFolder: Sendable {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "vuonxa-sheets-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func path(_ name: String) -> String { "\(path)/\(name)" }

    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path(name))))
    }

    /// Runs a program of the Python that `deploy/install.sh test` installed, in this folder.
    func python(_ program: String) async throws -> String {
        let python = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: ".build/tools/bin/python").path
        let opening = "import os, sys\nos.chdir(sys.argv[1])\n"
        let child = try ChildProcess([python, "-c", opening + program, path])
        let outcome = await child.finish()
        if outcome.code != 0 { throw PythonFailure(errors: outcome.errors) }
        return outcome.output
    }
}

/// What Python said when it failed.
struct PythonFailure: Error {
    let errors: String
}
