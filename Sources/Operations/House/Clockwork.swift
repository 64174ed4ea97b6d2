package import Reach

/// Time and ids, given from outside so that rules and tests never read a clock.
package struct Clockwork: Sendable {
    /// The present instant in UTC milliseconds.
    package let now: @Sendable () -> Int64
    package let ids: IDMaker

    package init(now: @escaping @Sendable () -> Int64, ids: IDMaker) {
        self.now = now
        self.ids = ids
    }

    /// The day it is in Viet Nam.
    package var today: Day {
        Day(utcMilliseconds: now())
    }
}
