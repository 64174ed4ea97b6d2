/// Stops calling a partner that is not there, and lets one call through from time to time to see.
///
/// Instants are times since any fixed origin that never jumps.
package struct Breaker: Hashable, Sendable {
    /// What is known of the partner.
    private enum State: Hashable, Sendable {
        case closed(failures: Int)
        case open(until: Duration, pause: Duration)
        /// One call is on its way to see; the others wait for it.
        case probing(since: Duration, pause: Duration)
    }

    /// Failures in a row that open it.
    package static let tolerance = 5
    /// The first pause; each failed probe doubles it, up to the longest.
    package static let firstPause = Duration.seconds(5)
    package static let longestPause = Duration.seconds(300)
    /// A probe that was not heard of for so long is lost: longer than any call may take.
    package static let longestProbe = Duration.seconds(120)

    private var state = State.closed(failures: 0)

    package init() {}

    /// Whether calls are held back at the moment.
    package var isClosed: Bool {
        if case .closed = state { true } else { false }
    }

    /// How long to wait before a call may go; zero when it may go now.
    package func wait(at now: Duration) -> Duration {
        switch state {
        case .closed: .zero
        case .open(let until, let pause): min(max(.zero, until - now), pause)
        case .probing(let since, _): max(.zero, since + Self.longestProbe - now)
        }
    }

    /// To be said of each call that goes: while it is not closed, that call is the probe.
    package mutating func begin(at now: Duration) {
        switch state {
        case .closed: return
        case .open(_, let pause), .probing(_, let pause):
            state = .probing(since: now, pause: pause)
        }
    }

    /// The partner answered, whatever it said.
    package mutating func succeed() {
        state = .closed(failures: 0)
    }

    /// No answer came, or one that only a broken server gives.
    package mutating func fail(at now: Duration) {
        switch state {
        case .closed(let failures) where failures + 1 < Self.tolerance:
            state = .closed(failures: failures + 1)
        case .closed:
            state = .open(until: now + Self.firstPause, pause: Self.firstPause)
        case .open:
            // A call that began before it opened says nothing new.
            return
        case .probing(_, let pause):
            let longer = min(pause * 2, Self.longestPause)
            state = .open(until: now + longer, pause: longer)
        }
    }

    /// The call was cut off by us and says nothing of the partner; another one may probe at once.
    package mutating func leave(at now: Duration) {
        if case .probing(_, let pause) = state { state = .open(until: now, pause: pause) }
    }
}
