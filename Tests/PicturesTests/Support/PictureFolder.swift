import Foundation
import TestSupport

@testable import Pictures

/// A folder of one test's own, removed with it, and the Python beside the build.
final class PictureFolder: Sendable {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "vuonxa-pictures-\(UUID().uuidString)")
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

    func write(_ bytes: [UInt8], _ name: String) throws {
        try Data(bytes).write(to: URL(filePath: path(name)))
    }

    /// Runs a program of the Python that `deploy/install.sh test` installed, in this folder.
    func python(_ program: String) async throws -> String {
        let python = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: ".build/tools/bin/python").path
        let opening = "import io, os, sys\nfrom PIL import Image\nos.chdir(sys.argv[1])\n"
        let child = try ChildProcess([python, "-c", opening + program, path])
        let outcome = await child.finish()
        if outcome.code != 0 { throw PythonFailure(errors: outcome.errors) }
        return outcome.output
    }

    /// What the press makes of a file here.
    func press(_ name: String, _ limits: PressLimits = PressLimits()) throws -> PressedPicture {
        try PicturePress(words: [PressChild.path], limits: limits).press(fileAt: path(name))
    }

    /// What is wrong with a file here, for the press; `nil` where nothing is.
    func fault(_ name: String, _ limits: PressLimits = PressLimits()) throws -> PictureFault? {
        do {
            _ = try press(name, limits)
            return nil
        } catch let fault as PictureFault {
            return fault
        }
    }

    /// Writes what was made, as `name-320.webp` and so on.
    func keep(_ picture: PressedPicture, as name: String) throws {
        for form in picture.forms {
            try write(form.bytes, "\(name)-\(form.side.rawValue).\(form.kind.suffix)")
        }
    }
}

/// What Python said when it failed.
struct PythonFailure: Error {
    let errors: String
}
