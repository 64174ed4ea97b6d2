internal import Synchronization

/// Everything that the sandbox knows, in memory and bounded.
final class SandboxMemory: Sendable {
    /// One request to a feed, whole, so that others can check its signature.
    struct Recorded: Sendable {
        let number: Int
        let at: Int64
        let path: String
        let headers: [(name: String, value: String)]
        let body: [UInt8]
        var status: Int
    }

    private struct State {
        var feeds: [String: SandboxFeed] = [:]
        var faults: [SandboxFault] = []
        var recorded: [Recorded] = []
        var count = 0
    }

    private let limits: SandboxLimits
    private let state = Mutex(State())

    init(limits: SandboxLimits) {
        self.limits = limits
    }

    func record(
        at: Int64, path: String, headers: [(name: String, value: String)], body: [UInt8]
    ) -> Int {
        state.withLock { state in
            state.count += 1
            if state.recorded.count >= limits.recordedRequests { state.recorded.removeFirst() }
            state.recorded.append(
                Recorded(
                    number: state.count, at: at, path: path, headers: headers, body: body,
                    status: 0))
            return state.count
        }
    }

    func note(status: Int, of number: Int) {
        state.withLock { state in
            guard let index = state.recorded.lastIndex(where: { $0.number == number }) else {
                return
            }
            state.recorded[index].status = status
        }
    }

    func recorded(after number: Int) -> [Recorded] {
        state.withLock { $0.recorded.filter { $0.number > number } }
    }

    func take(_ batch: SandboxBatch, id: String, into feed: String) -> SandboxFeed.Answer {
        state.withLock { state in
            if state.feeds[feed] == nil, state.feeds.count >= limits.feeds {
                return .problem(507, "full", "the sandbox holds no more feeds")
            }
            return state.feeds[feed, default: SandboxFeed()].take(batch, id: id, limits: limits)
        }
    }

    var feeds: [String: SandboxFeed] {
        state.withLock { $0.feeds }
    }

    /// Loses what a feed has told, as after a restore: the next batch shows a gap.
    func forget(_ feed: String) {
        state.withLock { $0.feeds[feed] = nil }
    }

    /// Answers `false` when more faults would wait than may.
    func add(_ faults: [SandboxFault]) -> Bool {
        state.withLock { state in
            guard state.faults.count + faults.count <= limits.waitingFaults else { return false }
            state.faults += faults
            return true
        }
    }

    func nextFault() -> SandboxFault? {
        state.withLock { $0.faults.isEmpty ? nil : $0.faults.removeFirst() }
    }

    func forgetFaults() {
        state.withLock { $0.faults = [] }
    }
}
