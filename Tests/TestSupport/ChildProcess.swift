internal import Foundation
internal import Glibc
internal import Synchronization

/// A program that a test starts and listens to; it is ended by its id, at the latest with this.
///
/// Not Foundation's `Process`: there a child can inherit the socket by which the end of another
/// one is noticed, and a wait for that end then hangs.
package final class ChildProcess: Sendable {
    /// What a program said and how it ended.
    package struct Outcome: Hashable, Sendable {
        package let output: String
        package let errors: String
        /// `nil` when a signal ended it.
        package let code: Int32?
    }

    private enum Life {
        case running(pid_t)
        case ended(status: Int32)
    }

    private let life: Mutex<Life>
    private let output: ChildOutput
    private let errors: ChildErrors

    /// Starts the program with nothing to read, and with these settings instead of the test's own.
    package init(_ words: [String], settings: [String: String]? = nil) throws {
        let environment = settings ?? ProcessInfo.processInfo.environment
        let (output, childEnd) = try ChildOutput.pair()
        defer { close(childEnd) }
        let errors = try ChildErrors()
        var spawning = ChildSpawning(words, settings: environment.map { "\($0.key)=\($0.value)" })
        spawning.output = childEnd
        spawning.errors = errors.descriptor
        let id = try spawning.start()
        ChildWatch.shared.began(id)
        life = Mutex(.running(id))
        self.output = output
        self.errors = errors
    }

    deinit {
        end()
    }

    /// What the program prints next, without the line's end; empty when it ends before.
    package func firstLine() async -> String {
        await Self.blocking { [output] in output.line() }
    }

    /// What it has written beside its output so far.
    package var complaints: String { errors.text }

    /// Sends a signal; one that has ended hears nothing, and nobody else hears it instead.
    package func signal(_ signal: Int32) {
        life.withLock { life in
            if case .running(let id) = life { kill(id, signal) }
        }
    }

    /// Kills it without a warning and waits until it is gone.
    package func end() {
        signal(SIGKILL)
        _ = reap()
    }

    /// Waits until it ends by itself; one that goes on in silence for too long is killed.
    package func finish() async -> Outcome {
        await Self.blocking { [self] in
            let (bytes, isWhole) = output.rest()
            if !isWhole { signal(SIGKILL) }
            let status = reap()
            // The low seven bits name the signal (wait(2)); without one the next byte is the code.
            let code = status & 0x7F == 0 ? status >> 8 & 0xFF : nil
            return Outcome(
                output: String(decoding: bytes, as: UTF8.self), errors: complaints, code: code)
        }
    }

    /// Waits for the end and answers the status; the id is not the child's any more then.
    private func reap() -> Int32 {
        while true {
            switch life.withLock({ $0 }) {
            case .ended(let status): return status
            case .running(let id):
                // First without taking the status away: until then nobody else gets the id.
                var info = siginfo_t()
                waitid(P_PID, id_t(id), &info, WEXITED | WNOWAIT)
                life.withLock { life in
                    guard case .running = life else { return }
                    ChildWatch.shared.ended(id)
                    var status: Int32 = 0
                    if waitpid(id, &status, WNOHANG) != 0 { life = .ended(status: status) }
                }
            }
        }
    }

    private static func blocking<Result: Sendable>(
        _ work: @escaping @Sendable () -> Result
    ) async -> Result {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: work()) }
        }
    }
}
