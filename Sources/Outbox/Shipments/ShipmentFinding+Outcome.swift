internal import Couriers
internal import Market
internal import Reach

/// What a courier's answer means for the parcel: the one place that tells it.
extension ShipmentFinding {
    init(_ outcome: CourierOutcome) {
        switch outcome {
        case .ok(let answer): self.init(answer)
        case .rejected(let rejection): self.init(rejection)
        case .unknown(let doubt):
            self = .doubtful(
                ShipmentReason("unknown", doubt.cause), afterSeconds: doubt.afterSeconds)
        }
    }

    /// What was surely not sent may go again; what was cut off may have been taken.
    ///
    /// `nil` when we ended the call ourselves: nothing is known and nothing is noted.
    init?(_ error: TransportError) {
        switch error {
        case .refused(let text): self = .refused(ShipmentReason("address_refused", text))
        case .unreachable(let text):
            self = .later(ShipmentReason("unreachable", text), afterSeconds: nil)
        case .untrusted(let text):
            self = .later(ShipmentReason("untrusted", text), afterSeconds: nil)
        case .interrupted(let text):
            self = .doubtful(ShipmentReason("interrupted", text), afterSeconds: nil)
        case .tooLarge(let limit):
            self = .doubtful(
                ShipmentReason("too_large", "the answer is over \(limit) bytes"),
                afterSeconds: nil)
        case .cancelled: return nil
        }
    }

    /// The job cannot even be asked for: somebody has to change the parcel or the account.
    init(_ error: CourierError) {
        switch error {
        case .unauthorized(let text): self = .refused(ShipmentReason("unauthorized", text))
        case .unsupported(let text): self = .refused(ShipmentReason("unsupported", text))
        case .refused(let text): self = .refused(ShipmentReason("not_sendable", text))
        }
    }

    private init(_ answer: CourierAnswer) {
        switch answer {
        case .created(let created):
            self = .created(created.waybill, fee: created.fee, expectedBy: created.expectedBy)
        case .absent: self = .absent
        case .reported: self = .reported
        case .cancelled: self = .cancelled
        case .updatedCOD: self = .updatedCOD
        case .pushed, .loggedIn, .quoted, .listed, .label:
            // An adapter that answers another job's question does not keep to the contract.
            self = .doubtful(
                ShipmentReason("strange_answer", "the answer is one to another question"),
                afterSeconds: nil)
        }
    }

    private init(_ rejection: CourierRejection) {
        let reason = ShipmentReason(rejection.code, rejection.message)
        switch rejection.remedy {
        case .later(let seconds): self = .later(reason, afterSeconds: seconds)
        case .logIn: self = .later(reason, afterSeconds: nil)
        case .resync, .stop, .amend: self = .refused(reason)
        }
    }

    /// The same without what may not be kept of the courier's words.
    func redacted(_ redaction: Redaction) -> ShipmentFinding {
        switch self {
        case .created, .absent, .reported, .cancelled, .updatedCOD: self
        case .refused(let reason): .refused(reason.redacted(redaction))
        case .later(let reason, let seconds):
            .later(reason.redacted(redaction), afterSeconds: seconds)
        case .doubtful(let reason, let seconds):
            .doubtful(reason.redacted(redaction), afterSeconds: seconds)
        }
    }

    /// How the log of attempts calls it.
    var word: String {
        switch self {
        case .created: "created"
        case .absent: "absent"
        case .reported: "reported"
        case .cancelled: "cancelled"
        case .updatedCOD: "updated_cod"
        case .refused: "refused"
        case .later: "retry"
        case .doubtful: "unknown"
        }
    }

    /// Why it was not done, as far as it was not.
    var reason: ShipmentReason? {
        switch self {
        case .created, .absent, .reported, .cancelled, .updatedCOD: nil
        case .refused(let reason), .later(let reason, _), .doubtful(let reason, _): reason
        }
    }
}

extension LostCreateRule {
    init(_ lost: CarryingCapabilities.LostCreate) {
        switch lost {
        case .sameAgain, .adoptRefused: self = .sendAgain
        case .findFirst: self = .findFirst
        case .waitForHook: self = .waitForWord
        }
    }
}

extension ShipmentReason {
    /// What a courier wrote stands in both languages alike.
    fileprivate func redacted(_ redaction: Redaction) -> ShipmentReason {
        ShipmentReason(
            redaction.sentence(code), vi: redaction.sentence(message.vietnamese),
            en: redaction.sentence(message.english))
    }
}
