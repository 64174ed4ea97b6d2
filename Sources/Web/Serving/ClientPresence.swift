internal import Synchronization

/// Tells whoever waits on behalf of a client that the client has gone.
final class ClientPresence: Sendable {
    private struct Waiting {
        var isGone = false
        var next = 0
        var continuations: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    /// The client of the connection that the current task serves.
    @TaskLocal static var current: ClientPresence?

    private let waiting = Mutex(Waiting())

    /// Called by the connection when its input ends or it closes.
    func leave() {
        let continuations = waiting.withLock { waiting in
            waiting.isGone = true
            defer { waiting.continuations = [:] }
            return Array(waiting.continuations.values)
        }
        for continuation in continuations { continuation.resume() }
    }

    /// Returns when the client has gone or the task is cancelled.
    func untilGone() async {
        let number = waiting.withLock { waiting in
            waiting.next += 1
            return waiting.next
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let returnsAtOnce = waiting.withLock { waiting in
                    if waiting.isGone || Task.isCancelled { return true }
                    waiting.continuations[number] = continuation
                    return false
                }
                if returnsAtOnce { continuation.resume() }
            }
        } onCancel: {
            waiting.withLock { $0.continuations.removeValue(forKey: number) }?.resume()
        }
    }

    /// Runs the work and cancels it when the client goes; its last word is still answered.
    func whileThere<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                await self.untilGone()
                return nil
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
                group.cancelAll()
            }
            throw CancellationError()
        }
    }
}
