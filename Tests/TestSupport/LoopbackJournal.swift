internal import Synchronization

/// What the server has seen, and who waits for it to see more.
final class LoopbackJournal: Sendable {
    struct Record {
        var calls: [LoopbackCall] = []
        var connections = 0
        var openConnections = 0
        var departures = 0
        var isClosed = false
    }

    private struct State {
        var record = Record()
        var waiters: [Waiter] = []
    }

    private struct Waiter {
        let isMet: @Sendable (Record) -> Bool
        let continuation: CheckedContinuation<Void, Never>
    }

    private let state = Mutex(State())

    var calls: [LoopbackCall] { state.withLock { $0.record.calls } }
    var connections: Int { state.withLock { $0.record.connections } }

    /// Counts a new connection; false when too many are open.
    func open(maximum: Int) -> Bool {
        state.withLock { state in
            guard state.record.openConnections < maximum else { return false }
            state.record.connections += 1
            state.record.openConnections += 1
            return true
        }
    }

    func closed() {
        change { $0.openConnections -= 1 }
    }

    /// Keeps the call, whose number is given by its place.
    func add(_ make: @Sendable (Int) -> LoopbackCall) -> LoopbackCall {
        var added: LoopbackCall?
        change { record in
            let call = make(record.calls.count)
            record.calls.append(call)
            added = call
        }
        guard let added else { preconditionFailure("the change above always runs") }
        return added
    }

    func addDeparture() {
        change { $0.departures += 1 }
    }

    func close() {
        change { $0.isClosed = true }
    }

    func wait(until isMet: @escaping @Sendable (Record) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isNow = state.withLock { state in
                if state.record.isClosed || isMet(state.record) { return true }
                state.waiters.append(Waiter(isMet: isMet, continuation: continuation))
                return false
            }
            if isNow { continuation.resume() }
        }
    }

    private func change(_ change: (inout Record) -> Void) {
        let met = state.withLock { state in
            change(&state.record)
            let record = state.record
            let met = state.waiters.filter { record.isClosed || $0.isMet(record) }
            state.waiters.removeAll { record.isClosed || $0.isMet(record) }
            return met.map(\.continuation)
        }
        met.forEach { $0.resume() }
    }
}
