/// Keeps calls to a pace: so many a minute in the long run, and a burst after a rest.
///
/// It holds one instant, the one at which it would be full again, so that nothing has to be
/// counted while nobody asks. Instants are times since any fixed origin that never jumps.
package struct TokenBucket: Hashable, Sendable {
    private var interval: Duration
    private var burst: Int
    private var fullAt: Duration

    /// Full at `now`; both numbers are taken as 1 at least.
    package init(callsPerMinute: Int, burst: Int, at now: Duration) {
        interval = Self.interval(callsPerMinute)
        self.burst = max(1, burst)
        fullAt = now
    }

    /// Takes a token and answers zero, or takes none and answers how long until there is one.
    ///
    /// 120 calls a minute with a burst of 2: at 0 s zero, zero and 0.5 s; at 0.5 s zero again.
    package mutating func take(at now: Duration) -> Duration {
        let whole = interval * burst
        // Never emptier than empty, should an origin have moved after all.
        fullAt = min(max(fullAt, now), now + whole)
        let missing = fullAt + interval - (now + whole)
        if missing > .zero { return missing }
        fullAt += interval
        return .zero
    }

    /// Goes on at another pace; what was taken stays taken.
    package mutating func set(callsPerMinute: Int, burst: Int) {
        interval = Self.interval(callsPerMinute)
        self.burst = max(1, burst)
    }

    private static func interval(_ callsPerMinute: Int) -> Duration {
        .nanoseconds(60_000_000_000 / Int64(max(1, callsPerMinute)))
    }
}
