import Glibc
import TestSupport
import Testing

/// `vuonxa serve` as a process of its own; it is ended with this object at the latest.
final class RunningServer: Sendable {
    let probe: HTTPProbe
    private let child: ChildProcess

    /// Starts a server and waits until it says that it answers.
    init(_ words: [String], settings: [String: String] = [:]) async throws {
        child = try Program.start(["serve", "--port", "0"] + words, settings: settings)
        let line = await child.firstLine()
        guard line.hasPrefix("ready http://127.0.0.1:"),
            let port = line.split(separator: ":").last.flatMap({ Int($0) })
        else { throw NotReady(line: line, complaints: child.complaints) }
        probe = HTTPProbe(port: port)
    }

    /// What a server said instead of being ready.
    struct NotReady: Error {
        let line: String
        let complaints: String
    }

    /// Ends it in the middle of whatever it does.
    func kill() {
        child.signal(SIGKILL)
    }

    /// Asks it to finish what it accepted and to stop.
    func terminate() {
        child.signal(SIGTERM)
    }

    func finish() async -> ChildProcess.Outcome {
        await child.finish()
    }

    /// Stops it as an operator does and expects that it goes in peace.
    func stop() async {
        terminate()
        let outcome = await finish()
        #expect(outcome.code == 0, "\(outcome.errors)")
    }

    func wire() async throws -> HTTPWire {
        try await HTTPWire.open(port: probe.port)
    }
}
