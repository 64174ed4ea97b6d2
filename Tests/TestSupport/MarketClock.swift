internal import Synchronization

/// A clock that stands still until the test moves it.
package final class MarketClock: Sendable {
    private let instant: Mutex<Int64>

    package init(at instant: Int64 = MarketSamples.now) {
        self.instant = Mutex(instant)
    }

    package var now: Int64 {
        instant.withLock { $0 }
    }

    package func set(_ instant: Int64) {
        self.instant.withLock { $0 = instant }
    }

    package func advance(seconds: Int64) {
        instant.withLock { $0 += seconds * 1_000 }
    }
}
