internal import Synchronization

/// Wakes those who wait under a name; a ring that comes before the wait is not lost.
final class Bell: Sendable {
    /// What a waiter has heard so far; wait with it to hear of anything later.
    struct Mark: Hashable, Sendable {
        fileprivate let rings: Int
    }

    private struct Line {
        var rings = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private struct State {
        var lines: [String: Line] = [:]
        var nextTicket = 0
        var isClosed = false
    }

    private let state = Mutex(State())

    func mark(_ name: String) -> Mark {
        state.withLock { Mark(rings: $0.lines[name]?.rings ?? 0) }
    }

    func ring(_ name: String) {
        let woken = state.withLock { state in
            state.lines[name, default: Line()].rings += 1
            defer { state.lines[name]?.waiting = [:] }
            return state.lines[name].map { Array($0.waiting.values) } ?? []
        }
        for continuation in woken { continuation.resume() }
    }

    var isClosed: Bool {
        state.withLock { $0.isClosed }
    }

    /// Wakes everybody and makes every later wait return at once.
    func close() {
        let woken = state.withLock { state in
            state.isClosed = true
            let woken = state.lines.values.flatMap { $0.waiting.values }
            for name in state.lines.keys { state.lines[name]?.waiting = [:] }
            return woken
        }
        for continuation in woken { continuation.resume() }
    }

    /// Returns when the name has rung since the mark, the time is over, or the task is cancelled.
    func wait(_ name: String, since mark: Mark, upTo limit: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait(name, since: mark) }
            group.addTask { try? await Task.sleep(for: limit) }
            await group.next()
            group.cancelAll()
        }
    }

    private func wait(_ name: String, since mark: Mark) async {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let hasRung = state.withLock { state in
                    let rings = state.lines[name]?.rings ?? 0
                    if state.isClosed || rings != mark.rings || Task.isCancelled { return true }
                    state.lines[name, default: Line()].waiting[ticket] = continuation
                    return false
                }
                if hasRung { continuation.resume() }
            }
        } onCancel: {
            let woken = state.withLock { $0.lines[name]?.waiting.removeValue(forKey: ticket) }
            woken?.resume()
        }
    }
}
