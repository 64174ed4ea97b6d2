import Foundation
import TestSupport
import Testing

/// One of the reference clients in `deploy/clients`, run as an integrator runs it, or killed at a
/// line of it.
struct CourierClient: Sendable, CustomTestStringConvertible {
    enum Language: String, CaseIterable, Sendable {
        case python
        case shell
    }

    enum Mode: String, CaseIterable, Sendable {
        case cursor
        case lease
    }

    let language: Language
    let mode: Mode

    /// Seconds that the lease of a client that was killed holds on; the server allows no less.
    private static let visibility = "5"

    static let all = Language.allCases.flatMap { language in
        Mode.allCases.map { CourierClient(language: language, mode: $0) }
    }

    var testDescription: String { "\(language.rawValue), by \(mode.rawValue)" }

    /// How many lines or commands a run goes through when little is new, roughly.
    var steps: ClosedRange<Int> {
        switch language {
        case .python: 1...300
        case .shell: 1...200
        }
    }

    /// Runs it until nothing is new; with `crashAt` it kills itself at that line or command.
    func run(
        at port: Int, key: String, in folder: StoreFolder, crashAt step: Int? = nil
    ) async throws -> ChildProcess.Outcome {
        let keyFile = folder.file("courier.key")
        try key.write(toFile: keyFile, atomically: true, encoding: .utf8)
        var settings = ProcessInfo.processInfo.environment
        settings["TMPDIR"] = folder.file("")
        settings["CRASH_AFTER"] = step.map(String.init)
        let url = "http://127.0.0.1:\(port)"
        switch language {
        case .python:
            let crash = step == nil ? [] : ["-c", Self.crashingPython]
            return try await ChildProcess(
                ["/usr/bin/env", "python3"] + crash + [
                    Self.place("vuonxa_courier.py"), "--url", url, "--key-file", keyFile,
                    "--db", folder.file("parcels.sqlite"), "--mode", mode.rawValue, "--once",
                    "--visibility", Self.visibility,
                ], settings: settings
            ).finish()
        case .shell:
            settings["VUONXA_URL"] = url
            settings["VUONXA_KEY_FILE"] = keyFile
            settings["VUONXA_ONCE"] = "yes"
            settings["VUONXA_VISIBILITY"] = Self.visibility
            if step != nil {
                let file = folder.file("crash.sh")
                try Self.crashingShell.write(toFile: file, atomically: true, encoding: .utf8)
                settings["BASH_ENV"] = file
            }
            return try await ChildProcess(
                [
                    "/usr/bin/env", "bash", Self.place("vuonxa-courier.sh"),
                    folder.file("parcels"), mode.rawValue,
                ], settings: settings
            ).finish()
        }
    }

    /// What it has stored: each parcel's last entry.
    func stored(in folder: StoreFolder) async throws -> [String: String] {
        let outcome = try await ChildProcess(
            [
                "/usr/bin/env", "python3", "-c", Self.dump(language),
                folder.file(language == .python ? "parcels.sqlite" : "parcels/parcels"),
            ]
        ).finish()
        guard outcome.code == 0 else { return ["": outcome.errors] }
        return try JSONDecoder().decode([String: String].self, from: Data(outcome.output.utf8))
    }

    private static func place(_ name: String) -> String {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        return tests.appending(path: "../../../deploy/clients/\(name)").standardized.path
    }

    private static func dump(_ language: Language) -> String {
        switch language {
        case .python:
            """
            import json, sqlite3, sys
            rows = sqlite3.connect(sys.argv[1]).execute("SELECT id, entry FROM parcel")
            print(json.dumps(dict(rows)))
            """
        case .shell:
            """
            import glob, json, sys
            files = [json.load(open(path)) for path in glob.glob(sys.argv[1] + "/*.json")]
            print(json.dumps({file["id"]: file["entry"] for file in files}))
            """
        }
    }

    private static let crashingPython = """
        import os, sys
        last, path, lines = int(os.environ["CRASH_AFTER"]), sys.argv[1], 0
        sys.argv = sys.argv[1:]
        def trace(frame, event, value):
            global lines
            if frame.f_code.co_filename != path:
                return None
            if event == "line":
                lines += 1
                if lines >= last:
                    os.kill(os.getpid(), 9)
            return trace
        code = compile(open(path).read(), path, "exec")
        sys.settrace(trace)
        exec(code, {"__name__": "__main__"})
        """

    private static let crashingShell = """
        set -T
        steps=0
        trap 'steps=$((steps + 1)); [ "$steps" -lt "$CRASH_AFTER" ] || kill -9 $$' DEBUG
        """
}
