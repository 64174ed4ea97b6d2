/// Time, chance and ids, given from outside so that a test holds them all.
package struct PushTools: Sendable {
    /// The present instant in UTC milliseconds.
    package let now: @Sendable () -> Int64
    /// The time since a fixed origin; it goes on evenly whatever happens to the clock.
    package let uptime: @Sendable () -> Duration
    /// Returns after the time, or when the task is cancelled.
    package let sleep: @Sendable (Duration) async -> Void
    /// A number from 0 to 1.
    package let random: @Sendable () -> Double
    /// A new id that begins with the prefix and sorts after those made before it.
    package let makeID: @Sendable (_ prefix: String) -> String

    package init(
        now: @escaping @Sendable () -> Int64,
        uptime: @escaping @Sendable () -> Duration = { PushTools.origin.duration(to: .now) },
        sleep: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) },
        random: @escaping @Sendable () -> Double = { Double.random(in: 0...1) },
        makeID: @escaping @Sendable (_ prefix: String) -> String
    ) {
        self.now = now
        self.uptime = uptime
        self.sleep = sleep
        self.random = random
        self.makeID = makeID
    }

    private static let origin = ContinuousClock.now
}

/// How the outbox is set up.
package struct PushSettings: Sendable {
    package var ladder = RetryLadder.standard
    /// How long attempts stay in the log.
    package var historyDays = 90
    /// What the names of feeds begin with; the partner's code follows.
    package var feedPrefix = "ocop/"
    /// Further edits of a listing within so long of its last batch wait for the end of it.
    package var window = Duration.seconds(2)
    /// How often a partner is asked whether it has what it took.
    package var reconciliation = Duration.seconds(86_400)
    /// How often a courier that lists what changed is asked for the list; none names a pace, and
    /// one list spares a reading of each parcel.
    package var polling = Duration.seconds(1_800)
    /// So many listings are set right one by one after a comparison, more of them by a snapshot:
    /// a transaction that marks each by itself would hold up all other writes.
    package var mendedOneByOne = 1_000

    package init() {}
}
