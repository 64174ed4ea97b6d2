internal import Couriers

/// What becomes of a batch after an attempt: the one place where failures map to retry or park.
enum PushDecision: Hashable, Sendable {
    case settle([ItemVerdict])
    case retry(reason: String, afterSeconds: Int?)
    case park(reason: String)
    /// The partner wants none of the batch's items as they are; it goes on with the others.
    case refuse(code: String, message: String)
    case resync(Resync, reason: String)
    case disable(reason: String)
    /// Nothing is known and nothing is noted: the program is stopping.
    case leave

    /// `style` tells whether a refusal is one of a single product or one of the whole feed.
    init(_ outcome: CourierOutcome, style: PushLimits.Style = .feed) {
        switch outcome {
        case .ok(.pushed(let verdicts)):
            self = .settle(verdicts)
        case .rejected(let rejection):
            let reason = "\(rejection.code): \(rejection.message)"
            switch rejection.remedy {
            case .later(let seconds): self = .retry(reason: reason, afterSeconds: seconds)
            case .resync(let resync): self = .resync(resync, reason: reason)
            case .stop: self = .disable(reason: reason)
            case .amend where style == .products:
                self = .refuse(code: rejection.code, message: rejection.message)
            case .amend: self = .park(reason: reason)
            case .logIn: self = .retry(reason: reason, afterSeconds: nil)
            }
        case .ok:
            // An adapter that answers another job's question does not keep to the contract.
            self = .retry(reason: "unknown: the answer is not one to a push", afterSeconds: nil)
        case .unknown(let doubt):
            // The same id and the same bytes again: a receiver that did it all sees a repetition.
            self = .retry(reason: "unknown: \(doubt.cause)", afterSeconds: doubt.afterSeconds)
        }
    }

    init(_ error: TransportError) {
        switch error {
        case .refused(let text):
            // No time makes an address allowed; somebody has to change the partner's URL.
            self = .park(reason: "refused: \(text)")
        case .unreachable(let text):
            self = .retry(reason: "unreachable: \(text)", afterSeconds: nil)
        case .interrupted(let text):
            self = .retry(reason: "interrupted: \(text)", afterSeconds: nil)
        case .untrusted(let text): self = .retry(reason: "untrusted: \(text)", afterSeconds: nil)
        case .tooLarge(let limit):
            self = .retry(
                reason: "too_large: the answer is over \(limit) bytes", afterSeconds: nil)
        case .cancelled: self = .leave
        }
    }

    init(_ error: CourierError) {
        switch error {
        case .unauthorized(let text): self = .park(reason: "unauthorized: \(text)")
        case .unsupported(let text): self = .park(reason: "unsupported: \(text)")
        case .refused(let text): self = .park(reason: "refused: \(text)")
        }
    }

    /// The same without what may not be kept of the partner's words.
    func redacted(_ redaction: Redaction) -> PushDecision {
        switch self {
        case .settle(let verdicts): .settle(verdicts.map { $0.redacted(redaction) })
        case .retry(let reason, let seconds):
            .retry(reason: redaction.sentence(reason), afterSeconds: seconds)
        case .park(let reason): .park(reason: redaction.sentence(reason))
        case .refuse(let code, let message):
            .refuse(code: code, message: redaction.sentence(message))
        case .resync(let resync, let reason):
            .resync(resync, reason: redaction.sentence(reason))
        case .disable(let reason): .disable(reason: redaction.sentence(reason))
        case .leave: .leave
        }
    }

    /// How the log of deliveries calls it.
    var word: String {
        switch self {
        case .settle: "accepted"
        case .retry: "retry"
        case .park: "parked"
        case .refuse: "refused"
        case .resync: "resync"
        case .disable: "disabled"
        case .leave: "left"
        }
    }

    var reason: String? {
        switch self {
        case .settle, .leave: nil
        case .retry(let reason, _), .park(let reason), .resync(_, let reason),
            .disable(let reason):
            reason
        case .refuse(let code, let message): "\(code): \(message)"
        }
    }
}

extension ItemVerdict {
    fileprivate func redacted(_ redaction: Redaction) -> ItemVerdict {
        guard let message else { return self }
        return ItemVerdict(
            sku: sku, status: status, code: code, message: redaction.sentence(message))
    }
}
