internal import NIOCore

/// What one connection is waiting for, and until when it may.
struct ConnectionDeadline {
    enum Cause {
        /// No request is under way.
        case idle
        /// A request's head has begun.
        case head
        /// A request's body has not ended.
        case body
        /// The client has not fetched its answer.
        case answer
        /// The last answer is sent and the client has not hung up.
        case linger
    }

    let cause: Cause
    let time: NIODeadline

    init(_ cause: Cause, _ limits: WebLimits, now: NIODeadline = .now()) {
        self.cause = cause
        let duration =
            switch cause {
            case .idle: limits.idleTime
            case .head: limits.headTime
            case .body: limits.bodyTime
            case .answer: limits.answerTime
            case .linger: limits.lingerTime
            }
        time = now + TimeAmount(duration)
    }
}
