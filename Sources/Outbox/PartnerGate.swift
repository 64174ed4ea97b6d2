package import Storage
internal import Synchronization

/// What all calls to one partner share: its pace, its breaker, and its wish to be left alone.
///
/// Instants are times since an origin that never jumps, such as `PushTools.uptime` gives.
package final class PartnerGate: Sendable {
    /// What became of a call.
    package enum Result: Hashable, Sendable {
        /// The partner said something; with the seconds for which it wants no further call.
        case answered(restSeconds: Int?)
        /// Nothing came back, or what only a broken server sends.
        case failed(restSeconds: Int?)
        /// It was cut off by us.
        case left
    }

    /// One answer cannot stop all calls for longer; its own call may wait longer on its ladder.
    package static let longestRest = Duration.seconds(600)

    private struct State {
        var bucket: TokenBucket?
        var pace = PartnerPace.standard
        var breaker = Breaker()
        var restsUntil = Duration.zero
    }

    private let state = Mutex(State())

    package init() {}

    /// Lets one call through and answers `nil`, or answers how long to wait before asking again.
    ///
    /// A call that an operator asked for does not wait for the breaker: it is a probe.
    package func wait(
        pace: PartnerPace, isAskedFor: Bool = false, at now: Duration
    ) -> Duration? {
        state.withLock { state in
            if !isAskedFor {
                let rest = min(state.restsUntil - now, Self.longestRest)
                let pause = max(rest, state.breaker.wait(at: now))
                if pause > .zero { return pause }
            }
            let missing = Self.take(pace, &state, at: now)
            if missing > .zero { return missing }
            state.breaker.begin(at: now)
            return nil
        }
    }

    /// To be called once for each call that was let through.
    package func note(_ result: Result, at now: Duration) {
        state.withLock { state in
            switch result {
            case .answered(let seconds):
                state.breaker.succeed()
                if let seconds { state.restsUntil = now + .seconds(max(0, seconds)) }
            case .failed(let seconds):
                state.breaker.fail(at: now)
                if let seconds { state.restsUntil = now + .seconds(max(0, seconds)) }
            case .left:
                state.breaker.leave(at: now)
            }
        }
    }

    private static func take(
        _ pace: PartnerPace, _ state: inout State, at now: Duration
    ) -> Duration {
        var bucket =
            state.bucket
            ?? TokenBucket(callsPerMinute: pace.callsPerMinute, burst: pace.burst, at: now)
        if pace != state.pace {
            bucket.set(callsPerMinute: pace.callsPerMinute, burst: pace.burst)
        }
        defer { (state.bucket, state.pace) = (bucket, pace) }
        return bucket.take(at: now)
    }
}

/// The gates of all partners; a gate is made when it is first asked for and stays.
package final class PartnerGates: Sendable {
    private let gates = Mutex<[PartnerCode: PartnerGate]>([:])

    package init() {}

    package subscript(partner: PartnerCode) -> PartnerGate {
        gates.withLock { gates in
            if let gate = gates[partner] { return gate }
            let gate = PartnerGate()
            gates[partner] = gate
            return gate
        }
    }
}
