internal import Synchronization

/// Waits for work no longer than a time, even where the work cannot be cut off.
enum Race {
    /// What the work answers, or `nil` when the time is over first; the work then goes on alone.
    static func first<Value: Sendable>(
        within limit: Duration, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value? {
        let (results, report) = AsyncStream.makeStream(of: Result<Value?, any Error>.self)
        // Not structured, on purpose: a group would wait for a write that hangs in the store, and
        // a write that was begun must not be taken back because nobody waits for its answer.
        Task {
            do { report.yield(.success(try await work())) } catch { report.yield(.failure(error)) }
        }
        let timer = Task {
            try? await Task.sleep(for: limit)
            report.yield(.success(nil))
        }
        defer {
            timer.cancel()
            report.finish()
        }
        for await result in results { return try result.get() }
        return nil
    }
}
