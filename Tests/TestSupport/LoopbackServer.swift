internal import Dispatch
internal import Foundation
internal import Glibc

/// An HTTP server on loopback whose every answer a test writes; it keeps all that it was sent.
package final class LoopbackServer: Sendable {
    /// More connections than this at once are closed unheard.
    static let maximumConnections = 256
    /// What a test waits at the end for the server's threads, before it gives up on them.
    private static let closingSeconds = 10

    /// The port that the system chose, on 127.0.0.1.
    package let port: UInt16

    private let journal = LoopbackJournal()
    private let stop: LoopbackGate
    private let threads = DispatchGroup()

    /// Starts listening; the script runs on the thread of the connection that the call came by.
    package init(
        _ script: @escaping @Sendable (LoopbackCall) -> LoopbackAnswer
    ) throws(LoopbackError) {
        let listener = try LoopbackSocket.listening()
        let stop = try LoopbackGate()
        self.stop = stop
        port = listener.port
        let journal = journal
        let threads = threads
        Self.run("loopback", in: threads) {
            defer { listener.close() }
            while let socket = listener.accept(until: stop) {
                guard journal.open(maximum: Self.maximumConnections) else {
                    socket.close()
                    continue
                }
                let number = journal.connections - 1
                Self.run("loopback call", in: threads) {
                    LoopbackConnection(socket, number, journal, stop, script).serve()
                    socket.close()
                    journal.closed()
                }
            }
        }
    }

    /// Gives these answers in the order of the calls, and the last one from then on.
    package convenience init(answers: LoopbackAnswer...) throws(LoopbackError) {
        precondition(!answers.isEmpty, "a server needs an answer")
        try self.init { call in answers[min(call.number, answers.count - 1)] }
    }

    deinit {
        close()
    }

    /// The server's address, without a final slash.
    package var url: String { "http://127.0.0.1:\(port)" }

    /// Every call so far, in the order in which they were complete.
    package var calls: [LoopbackCall] { journal.calls }

    /// How many connections were accepted so far.
    package var connections: Int { journal.connections }

    /// Waits until so many calls have arrived; fewer come back only when the server was closed.
    package func arrivals(_ count: Int) async -> [LoopbackCall] {
        await journal.wait { $0.calls.count >= count }
        return journal.calls
    }

    /// Waits until so many callers went away before their answer was complete.
    package func departures(_ count: Int) async {
        await journal.wait { $0.departures >= count }
    }

    /// Ends all connections and threads, and lets go everybody who still waits; may be repeated.
    package func close() {
        stop.open()
        let deadline = DispatchTime.now() + .seconds(Self.closingSeconds)
        precondition(threads.wait(timeout: deadline) == .success, "the server does not end")
        journal.close()
    }

    private static func run(
        _ name: String, in group: DispatchGroup, _ work: @escaping @Sendable () -> Void
    ) {
        group.enter()
        let thread = Thread {
            work()
            group.leave()
        }
        thread.name = name
        thread.start()
    }
}

/// The machine did not give the server a socket.
package struct LoopbackError: Error {
    let step: String
    let code: Int32
}
