internal import Couriers
internal import Logging
internal import Market
internal import Metrics
internal import Storage

extension ShipmentLane {
    /// How long after a word of the courier it is asked of its own accord.
    static let rereadAfter: Int64 = 12 * 3_600_000

    /// Notes an answer and moves shipment and job on, in one transaction.
    func settle(
        _ answer: ShipmentAnswer, of call: ShipmentCall, in session: StoreSession
    ) throws {
        try session.append(attempt(answer, of: call))
        if answer.needsLogIn, let refused = call.partner.token {
            try session.forget(refused, of: code)
        }
        guard var job = try session.job(call.job.number, of: call.job.parcel),
            var kept = try session.shipment(of: job.parcel)
        else { return }
        // The parcel has gone to another courier's API since: only the history hears of it.
        guard kept.partner == code else {
            if let report = answer.report {
                try hear(report, isConfirmed: true, canRead: true, in: session)
            }
            return
        }
        job.attempts += 1
        let isReading = call.ask == .detail && job.kind == .cancel
        let step =
            isReading
            ? try read(answer, for: kept.shipment)
            : ShipmentStep(
                kept.shipment, after: answer.finding, to: call.ask, wasInDoubt: call.wasInDoubt,
                call.lostCreate)
        if kept.shipment.waybill == nil, step.shipment.waybill != nil {
            kept.heardAt = tools.now()
            let canRead = call.courier.capabilities.carrying?.operations.contains(.detail)
            if canRead == true { kept.rereadAt = tools.now() + Self.rereadAfter }
        }
        // What was read for a cancel ends as the cancel does: parked, where people see it.
        try apply(step, to: job, of: kept, isReading ? .cancel : call.ask, in: session)
        if let report = answer.report {
            try hear(report, isConfirmed: true, canRead: true, in: session)
        }
        try openNext(of: job.parcel, in: session)
    }

    private func attempt(_ answer: ShipmentAnswer, of call: ShipmentCall) -> ShipmentAttempt {
        ShipmentAttempt(
            id: tools.makeID("sa"), parcel: call.job.parcel, jobNumber: call.job.number,
            partner: code, ask: call.ask.rawValue, at: answer.at,
            durationMilliseconds: answer.durationMilliseconds, status: answer.status,
            outcome: answer.finding.word, answer: answer.excerpt)
    }

    /// The next courier's API may have waited for what this one's shipment has come to.
    func openNext(of parcel: ParcelID, in session: StoreSession) throws {
        guard try session.openNextShipment(of: parcel, now: tools.now()) else { return }
        wakeOthers()
    }

    /// A cancel in doubt: the parcel is cancelled there, or the cancel goes out again.
    private func read(_ answer: ShipmentAnswer, for shipment: Shipment) throws -> ShipmentStep {
        let isCancelled = answer.report?.meaning == .status(.cancelled)
        switch answer.finding {
        case .reported where isCancelled:
            return ShipmentStep(
                shipment, after: .cancelled, to: .cancel, wasInDoubt: false, .sendAgain)
        case .reported: return .onward(shipment)
        case .created, .absent, .cancelled, .updatedCOD, .refused, .later, .doubtful:
            return ShipmentStep(
                shipment, after: answer.finding, to: .cancel, wasInDoubt: false, .sendAgain)
        }
    }

    /// Writes what follows: for a job that somebody ended meanwhile only the shipment moves on.
    func apply(
        _ wanted: ShipmentStep, to given: ShipmentJob, of stored: ShipmentAtPartner,
        _ ask: ShipmentAsk, in session: StoreSession
    ) throws {
        var (job, kept) = (given, stored)
        var step = try locking(wanted, kept, in: session)
        if case .again(let reason, let seconds) = step.job {
            job.rung += 1
            let wait = settings.ladder.wait(
                rung: job.rung, retryAfterSeconds: seconds, random: tools.random())
            job.reason = reason
            job.nextAt = tools.now() + (wait ?? 0)
            if wait == nil { step = .exhausted(step.shipment, ask, reason) }
        }
        kept.shipment = step.shipment
        if kept.shipment.state == .cancelled { kept.rereadAt = nil }
        if job.state == .open { move(&job, step.job) }
        try session.update(job)
        try session.update(kept)
    }

    private func move(_ job: inout ShipmentJob, _ fate: ShipmentJobFate) {
        switch fate {
        case .done:
            job.state = .done
            job.reason = nil
        case .onward(let seconds):
            job.nextAt = tools.now() + Int64(seconds) * 1_000
            job.reason = nil
        case .again: return
        case .parked(let reason):
            job.state = .parked
            job.reason = reason
        case .dropped(let reason):
            job.state = .dropped
            job.reason = reason
        }
    }

    /// A courier that gives two parcels one number has mixed them up: a person must look.
    private func locking(
        _ step: ShipmentStep, _ kept: ShipmentAtPartner, in session: StoreSession
    ) throws -> ShipmentStep {
        guard kept.shipment.waybill == nil, let waybill = step.shipment.waybill,
            try session.isTaken(waybill, at: code)
        else { return step }
        return .locked(kept.shipment, .waybillTaken(waybill))
    }

    func record(_ answer: ShipmentAnswer, of call: ShipmentCall) {
        let word = answer.finding.word
        Counter(
            label: "vuonxa_shipment_attempts_total",
            dimensions: [("partner", code.text), ("ask", call.ask.rawValue), ("outcome", word)]
        ).increment()
        let metadata: Logger.Metadata = [
            "partner": "\(code.text)", "parcel": "\(call.job.parcel.text)",
            "ask": "\(call.ask.rawValue)", "attempt": "\(call.job.attempts + 1)",
            "outcome": "\(word)", "duration_ms": "\(answer.durationMilliseconds)",
        ]
        switch answer.finding {
        case .created, .absent, .reported, .cancelled, .updatedCOD:
            logger.debug("The courier did what it was asked.", metadata: metadata)
        case .later, .doubtful: logger.warning("The courier did not.", metadata: metadata)
        case .refused: logger.error("The courier refuses a parcel.", metadata: metadata)
        }
    }
}
