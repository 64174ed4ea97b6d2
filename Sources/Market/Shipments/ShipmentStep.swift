package import Reach

/// What came of a question to a courier, as far as the parcel's way is concerned.
package enum ShipmentFinding: Hashable, Sendable {
    case created(Waybill, fee: Money?, expectedBy: Int64?)
    /// The courier knows no such parcel.
    case absent
    /// It told how the parcel stands; the report itself goes into the history.
    case reported
    case cancelled
    case updatedCOD
    /// Not done, and the same would be refused again.
    case refused(ShipmentReason)
    /// Certainly not done; the same again later.
    case later(ShipmentReason, afterSeconds: Int?)
    /// Done or not, nobody can tell.
    case doubtful(ShipmentReason, afterSeconds: Int?)
}

/// What becomes of a job after an answer.
package enum ShipmentJobFate: Hashable, Sendable {
    case done
    /// The next question of the same job, after so many seconds.
    case onward(afterSeconds: Int)
    /// The same question again, on the next rung of the ladder.
    case again(ShipmentReason, afterSeconds: Int?)
    /// Waits for a person, with the reason.
    case parked(ShipmentReason)
    case dropped(ShipmentReason)
}

/// A shipment and its job after an answer: never a second create that could be live.
package struct ShipmentStep: Hashable, Sendable {
    /// How long a courier is given to finish a create whose answer was lost before it is asked
    /// whether it knows the parcel: longer than any call of ours may take.
    package static let settlingSeconds = 120

    package let shipment: Shipment
    package let job: ShipmentJobFate

    /// `wasInDoubt` says that an earlier create may already have been taken when this was asked.
    package init(
        _ shipment: Shipment, after finding: ShipmentFinding, to ask: ShipmentAsk,
        wasInDoubt: Bool, _ lostCreate: LostCreateRule
    ) {
        switch ask {
        case .create, .find:
            self = Self.creating(shipment, finding, ask, wasInDoubt, lostCreate)
        case .cancel: self = Self.cancelling(shipment, finding)
        case .detail: self = Self.reading(shipment, finding)
        case .updateCOD: self = Self.updating(shipment, finding)
        }
    }

    private init(_ shipment: Shipment, _ job: ShipmentJobFate) {
        self.shipment = shipment
        self.job = job
    }

    /// The same when the ladder has come to its end: whatever is in doubt is locked.
    package static func exhausted(
        _ shipment: Shipment, _ ask: ShipmentAsk, _ reason: ShipmentReason
    ) -> ShipmentStep {
        switch ask {
        case .detail: ShipmentStep(shipment, .dropped(reason))
        case .create, .find:
            shipment.state == .creating
                ? locked(shipment, reason)
                : ShipmentStep(shipment, .parked(reason))
        case .cancel, .updateCOD: ShipmentStep(shipment, .parked(reason))
        }
    }

    /// Nothing of the shipment is changed, and the job asks its next question at once.
    package static func onward(_ shipment: Shipment) -> ShipmentStep {
        ShipmentStep(shipment, .onward(afterSeconds: 0))
    }

    /// The shipment waits for a word of the courier or for a person.
    package static func locked(_ shipment: Shipment, _ reason: ShipmentReason) -> ShipmentStep {
        var next = shipment
        next.state = .locked
        next.reason = reason
        return ShipmentStep(next, .parked(reason))
    }

    private static func creating(
        _ shipment: Shipment, _ finding: ShipmentFinding, _ ask: ShipmentAsk, _ wasInDoubt: Bool,
        _ lostCreate: LostCreateRule
    ) -> ShipmentStep {
        // A call of the courier may have named the parcel while the answer was on its way.
        if shipment.state == .created || shipment.state == .cancelling {
            return known(shipment, finding)
        }
        var next = shipment
        switch finding {
        case .created(let waybill, let fee, let expectedBy):
            next.adopt(waybill)
            next.fee = fee ?? next.fee
            next.expectedBy = expectedBy ?? next.expectedBy
            return ShipmentStep(next, .done)
        case .absent where ask == .find:
            next.state = .waiting
            return ShipmentStep(next, .onward(afterSeconds: 0))
        case .refused(let reason):
            if wasInDoubt || ask == .find { return locked(shipment, reason) }
            next.state = .refused
            next.reason = reason
            return ShipmentStep(next, .parked(reason))
        case .later(let reason, let seconds):
            next.state = wasInDoubt || ask == .find ? .creating : .waiting
            return ShipmentStep(next, .again(reason, afterSeconds: seconds))
        case .doubtful(let reason, let seconds):
            if lostCreate == .waitForWord { return locked(shipment, reason) }
            next.state = .creating
            let wait = lostCreate == .findFirst && ask == .create ? settlingSeconds : 0
            return ShipmentStep(next, .again(reason, afterSeconds: max(wait, seconds ?? 0)))
        case .absent, .reported, .cancelled, .updatedCOD:
            next.state = .creating
            return ShipmentStep(next, .again(.strange(ask), afterSeconds: settlingSeconds))
        }
    }

    /// The answer to a create that came after its parcel was known.
    private static func known(_ shipment: Shipment, _ finding: ShipmentFinding) -> ShipmentStep {
        guard case .created(let waybill, let fee, let expectedBy) = finding else {
            return ShipmentStep(shipment, .done)
        }
        var next = shipment
        next.fee = fee ?? next.fee
        next.expectedBy = expectedBy ?? next.expectedBy
        if waybill != shipment.waybill { next.reason = .twoWaybills(waybill) }
        return ShipmentStep(next, .done)
    }

    private static func cancelling(
        _ shipment: Shipment, _ finding: ShipmentFinding
    ) -> ShipmentStep {
        var next = shipment
        switch finding {
        case .cancelled, .absent:
            next.state = .cancelled
            return ShipmentStep(next, .done)
        case .refused(let reason): return ShipmentStep(shipment, .parked(reason))
        case .later(let reason, let seconds), .doubtful(let reason, let seconds):
            return ShipmentStep(shipment, .again(reason, afterSeconds: seconds))
        case .created, .reported, .updatedCOD:
            return ShipmentStep(shipment, .again(.strange(.cancel), afterSeconds: nil))
        }
    }

    private static func reading(
        _ shipment: Shipment, _ finding: ShipmentFinding
    ) -> ShipmentStep {
        switch finding {
        case .reported: ShipmentStep(shipment, .done)
        case .absent: ShipmentStep(shipment, .dropped(.unknownThere))
        case .refused(let reason): ShipmentStep(shipment, .dropped(reason))
        case .later(let reason, let seconds), .doubtful(let reason, let seconds):
            ShipmentStep(shipment, .again(reason, afterSeconds: seconds))
        case .created, .cancelled, .updatedCOD:
            ShipmentStep(shipment, .again(.strange(.detail), afterSeconds: nil))
        }
    }

    private static func updating(
        _ shipment: Shipment, _ finding: ShipmentFinding
    ) -> ShipmentStep {
        switch finding {
        case .updatedCOD: ShipmentStep(shipment, .done)
        case .refused(let reason): ShipmentStep(shipment, .parked(reason))
        case .absent: ShipmentStep(shipment, .parked(.unknownThere))
        case .later(let reason, let seconds), .doubtful(let reason, let seconds):
            ShipmentStep(shipment, .again(reason, afterSeconds: seconds))
        case .created, .reported, .cancelled:
            ShipmentStep(shipment, .again(.strange(.updateCOD), afterSeconds: nil))
        }
    }
}
