internal import Dispatch
internal import Synchronization

/// A few threads that may wait for the disk, so that none of those who answer calls has to.
package final class FileHands: Sendable {
    /// Reads beyond this wait in line; a disk has not more arms than that.
    private static let count = 4

    private let queues: [DispatchQueue]
    private let turn = Atomic<Int>(0)

    package init() {
        queues = (0..<Self.count).map { DispatchQueue(label: "vuonxa.files.\($0)") }
    }

    /// Runs the work on one of the threads and answers what it gave.
    package func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        let number = turn.add(1, ordering: .relaxed).newValue
        let queue = queues[Int(number.magnitude % UInt(Self.count))]
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: work)) }
        }
    }
}
