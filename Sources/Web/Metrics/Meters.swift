internal import Metrics
internal import Synchronization

/// A count that only grows.
final class CountMeter: CounterHandler {
    private let count = Atomic<Int64>(0)

    var value: Int64 {
        count.load(ordering: .relaxed)
    }

    func increment(by amount: Int64) {
        count.add(amount, ordering: .relaxed)
    }

    func reset() {
        count.store(0, ordering: .relaxed)
    }
}

/// A value that goes up and down; of a recorder the last value is kept.
final class GaugeMeter: MeterHandler, RecorderHandler {
    private let last = Mutex(0.0)

    var value: Double {
        last.withLock { $0 }
    }

    func set(_ value: Int64) {
        set(Double(value))
    }

    func set(_ value: Double) {
        last.withLock { $0 = value }
    }

    func increment(by amount: Double) {
        last.withLock { $0 += amount }
    }

    func decrement(by amount: Double) {
        last.withLock { $0 -= amount }
    }

    func record(_ value: Int64) {
        set(Double(value))
    }

    func record(_ value: Double) {
        set(value)
    }
}

/// Times in buckets that suit a web service: a millisecond to ten seconds.
final class TimeMeter: TimerHandler {
    struct Times {
        var sum: Int64 = 0
        var buckets = [Int64](repeating: 0, count: TimeMeter.bounds.count + 1)
    }

    /// The upper bounds of the buckets in nanoseconds; the last bucket has none.
    static let bounds: [Int64] = [
        1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000,
        250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 10_000_000_000,
    ]

    private let recorded = Mutex(Times())

    var times: Times {
        recorded.withLock { $0 }
    }

    func recordNanoseconds(_ duration: Int64) {
        let index = TimeMeter.bounds.firstIndex { duration <= $0 } ?? TimeMeter.bounds.count
        recorded.withLock { times in
            times.sum += duration
            times.buckets[index] += 1
        }
    }
}
