package import Market
package import Reach

/// Time and ids, given from outside so that rules and tests never read a clock.
package struct Clockwork: Sendable {
    /// The present instant in UTC milliseconds.
    package let now: @Sendable () -> Int64
    /// The time since the machine started, which nobody can set.
    package let monotonic: @Sendable () -> MonotonicInstant
    package let ids: IDMaker

    /// Without a clock of its own, `monotonic` goes with `now`: for tests that move one clock.
    package init(
        now: @escaping @Sendable () -> Int64, ids: IDMaker,
        monotonic: (@Sendable () -> MonotonicInstant)? = nil
    ) {
        self.now = now
        self.ids = ids
        self.monotonic = monotonic ?? { MonotonicInstant(boot: "now", milliseconds: now()) }
    }

    /// The day it is in Viet Nam.
    package var today: Day {
        Day(utcMilliseconds: now())
    }
}
