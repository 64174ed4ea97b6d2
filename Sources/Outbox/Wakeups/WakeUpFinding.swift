internal import Couriers
internal import Storage

/// What became of a wake-up call, and what follows for the next one.
enum WakeUpFinding: Hashable, Sendable {
    case heard
    /// It is tried again on the ladder, not before that many seconds.
    case later(reason: String, seconds: Int?)
    /// It is not tried again until the address is set anew.
    case gone(reason: String)
    /// Nothing is known and nothing is noted: the program is stopping.
    case left

    /// Two calls of one courier are so far apart: what comes meanwhile is told together.
    static let gatheringMilliseconds: Int64 = 1_000

    /// Only 2xx is success; redirects are not followed; 410 closes the address for good.
    init(_ reply: CourierReply) {
        let wait = reply.header("retry-after").flatMap { Int($0) }
        switch reply.status {
        case 200..<300: self = .heard
        case 410: self = .gone(reason: "status 410")
        default: self = .later(reason: "status \(reply.status)", seconds: wait)
        }
    }

    init(_ error: TransportError) {
        switch error {
        case .refused(let text): self = .gone(reason: "refused: \(text)")
        case .unreachable(let text): self = .later(reason: "unreachable: \(text)", seconds: nil)
        case .interrupted(let text): self = .later(reason: "interrupted: \(text)", seconds: nil)
        case .untrusted(let text): self = .later(reason: "untrusted: \(text)", seconds: nil)
        case .tooLarge(let limit):
            // It was heard: nobody reads what it answered.
            self = limit > 0 ? .heard : .later(reason: "too_large", seconds: nil)
        case .cancelled: self = .left
        }
    }

    /// The wake-up after a call that told of a position; `random` is from 0 to 1.
    func applied(
        to wakeUp: WakeUp, position: Int, ladder: RetryLadder, random: Double, now: Int64
    ) -> WakeUp {
        var next = wakeUp
        next.attempts += 1
        switch self {
        case .heard:
            next.toldPosition = max(next.toldPosition, position)
            next.rung = 0
            next.reason = nil
            next.nextAt = now + Self.gatheringMilliseconds
        case .later(let reason, let seconds):
            next.rung += 1
            next.reason = reason
            if let wait = ladder.wait(
                rung: next.rung, retryAfterSeconds: seconds, random: random)
            {
                next.nextAt = now + wait
            } else {
                next.state = .parked
            }
        case .gone(let reason):
            next.state = .parked
            next.reason = reason
        case .left:
            next.attempts -= 1
        }
        return next
    }

    /// How the metrics call it.
    var word: String {
        switch self {
        case .heard: "heard"
        case .later: "retry"
        case .gone: "parked"
        case .left: "left"
        }
    }
}
