internal import Synchronization

/// Numbers calls, so that an answer, a log line and a complaint can be matched.
final class CallNumbers: Sendable {
    private let prefix: String
    private let last = Atomic<UInt64>(0)

    /// The random prefix tells the runs of the program apart.
    init(run: UInt32 = .random(in: .min ... .max)) {
        let digits = String(run, radix: 16)
        prefix = String(repeating: "0", count: 8 - digits.count) + digits + "-"
    }

    func next() -> String {
        prefix + String(last.add(1, ordering: .relaxed).newValue, radix: 16)
    }
}
