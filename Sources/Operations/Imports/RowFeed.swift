internal import Dispatch
internal import Foundation
internal import Synchronization

/// Hands on what one thread of its own reads, a few portions ahead of who takes them.
///
/// Reading a file of rows blocks and calls back; whoever writes the rows down waits for the store.
/// So the next rows are read and checked while the last ones are written.
final class RowFeed<Portion: Sendable>: Sendable {
    /// What reading throws at the next portion once nobody takes any more.
    struct Stopped: Error {}

    private struct State {
        var ready: [Portion] = []
        var end: Result<Void, any Error>?
        var taker: CheckedContinuation<Portion?, any Error>?
        var isStopped = false
    }

    private let state = Mutex(State())
    // From zero up: one that is let go with less than it began with ends the program.
    private let room = DispatchSemaphore(value: 0)

    /// Begins to read; `read` gives each portion to the function that it gets.
    init(
        ahead: Int = 2,
        _ read: @escaping @Sendable ((Portion) throws -> Void) throws -> Void
    ) {
        for _ in 0..<ahead { room.signal() }
        Thread.detachNewThread { [self] in
            end(with: Result { try read { try put($0) } })
        }
    }

    /// The next portion, `nil` behind the last; throws what reading threw.
    func next() async throws -> Portion? {
        defer { room.signal() }
        return try await withCheckedThrowingContinuation { continuation in
            let answer = state.withLock { state -> Result<Portion?, any Error>? in
                if !state.ready.isEmpty { return .success(state.ready.removeFirst()) }
                if let end = state.end { return end.map { nil } }
                state.taker = continuation
                return nil
            }
            if let answer { continuation.resume(with: answer) }
        }
    }

    /// Lets the thread end at its next portion.
    func stop() {
        state.withLock { $0.isStopped = true }
        room.signal()
    }

    private func put(_ portion: Portion) throws {
        room.wait()
        let (taker, isStopped) = state.withLock { state in
            let taker = state.isStopped ? nil : state.taker
            if taker != nil {
                state.taker = nil
            } else if !state.isStopped {
                state.ready.append(portion)
            }
            return (taker, state.isStopped)
        }
        if isStopped { throw Stopped() }
        taker?.resume(returning: portion)
    }

    private func end(with result: Result<Void, any Error>) {
        let taker = state.withLock { state in
            state.end = result
            defer { state.taker = nil }
            return state.taker
        }
        taker?.resume(with: result.map { nil })
    }
}
