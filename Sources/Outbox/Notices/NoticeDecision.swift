internal import Couriers
internal import Storage

/// What becomes of a notice after a try.
enum NoticeDecision: Hashable, Sendable {
    case sent
    case retry(reason: String)
    case park(reason: String)

    init(_ error: NoticeError) {
        switch error {
        case .refused(let text): self = .park(reason: "refused: \(text)")
        case .never(let text): self = .park(reason: "never: \(text)")
        case .later(let text): self = .retry(reason: "later: \(text)")
        case .unknown(let text): self = .retry(reason: "unknown: \(text)")
        }
    }

    /// How the metrics call it.
    var word: String {
        switch self {
        case .sent: "sent"
        case .retry: "retry"
        case .park: "parked"
        }
    }

    /// Moves the notice on; at the ladder's end it is parked.
    func apply(to notice: inout QueuedNotice, ladder: RetryLadder, random: Double, now: Int64) {
        notice.attempts += 1
        switch self {
        case .sent:
            notice.state = .sent
            notice.reason = nil
        case .retry(let reason):
            notice.rung += 1
            notice.reason = reason
            if let wait = ladder.wait(rung: notice.rung, random: random) {
                notice.nextAt = now + wait
            } else {
                notice.state = .parked
            }
        case .park(let reason):
            notice.state = .parked
            notice.reason = reason
        }
    }
}
