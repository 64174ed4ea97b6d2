internal import Synchronization

/// Lets one piece of heavy work pass at a time; a few wait in line and the rest are refused.
final class Turnstile: Sendable {
    private struct State {
        var isTaken = false
        var waiting: [CheckedContinuation<Void, any Error>] = []
    }

    private let mostWaiting: Int
    private let state = Mutex(State())

    init(mostWaiting: Int) {
        self.mostWaiting = mostWaiting
    }

    /// Does the work once nobody else is at it; throws `TooBusy` where the line is full.
    func pass<Value: Sendable>(
        _ work: @Sendable () async throws -> Value
    ) async throws -> Value {
        try await enter()
        defer { leave() }
        // Whoever gave up while waiting need not be served any more.
        try Task.checkCancellation()
        return try await work()
    }

    private func enter() async throws {
        try await withCheckedThrowingContinuation {
            (continuation: CheckedContinuation<Void, any Error>) in
            let answer = state.withLock { state -> Result<Void, any Error>? in
                if !state.isTaken {
                    state.isTaken = true
                    return .success(())
                }
                if state.waiting.count >= mostWaiting { return .failure(TooBusy()) }
                state.waiting.append(continuation)
                return nil
            }
            if let answer { continuation.resume(with: answer) }
        }
    }

    /// The next in line takes the place over without its ever being free.
    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            if state.waiting.isEmpty {
                state.isTaken = false
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}

/// Too many others do the same heavy work at this moment; it may be tried again soon.
package struct TooBusy: Error, Hashable, Sendable {
    package init() {}
}
