internal import Couriers
internal import Market
internal import Reach
internal import Storage

extension ShipmentLane {
    /// What the job asks now, on disk before it is asked; `nil` when nothing is to be asked.
    func prepare(_ due: ShipmentJob, in session: StoreSession) throws -> ShipmentCall? {
        // A job that another answer has moved on since it was seen is looked at anew.
        guard var job = try session.job(due.number, of: due.parcel), job.state == .open,
            job.nextAt == due.nextAt, job.attempts == due.attempts,
            var kept = try session.shipment(of: job.parcel), kept.partner == code,
            let partner = try session.partner(code), partner.state != .disabled,
            let courier = adapter(partner.kind),
            let carrying = courier.capabilities.carrying
        else { return nil }
        let rule = LostCreateRule(carrying.lostCreate)
        let readsFirst = carrying.operations.contains(.detail) && job.reason != nil
        let turn = kept.shipment.turn(for: job.kind, rule, readsFirst: readsFirst)
        guard case .ask(let ask) = turn else {
            try conclude(turn, job, kept, in: session)
            return nil
        }
        if ask == .create, try isCalledBack(job, kept, in: session) { return nil }
        switch try request(ask, job, kept.shipment, carrying, partner, in: session) {
        case .failure(let gap):
            let step = ShipmentStep(
                kept.shipment, after: .refused(gap.reason), to: ask,
                wasInDoubt: kept.shipment.state == .creating, rule)
            try apply(step, to: job, of: kept, ask, in: session)
            return nil
        case .success(let request):
            let wasInDoubt = kept.shipment.state == .creating
            kept.shipment = kept.shipment.asking(ask)
            try session.update(kept)
            if ask == .create, rule == .findFirst {
                // Should the program die now, the courier gets the time to finish, too.
                job.nextAt = tools.now() + Int64(ShipmentStep.settlingSeconds) * 1_000
                try session.update(job)
            }
            let buyer = try session.slip(of: job.parcel)?.buyer
            return ShipmentCall(
                job: job, ask: ask, request: request, partner: partner, courier: courier,
                wasInDoubt: wasInDoubt, lostCreate: rule,
                privateTexts: [buyer?.name, buyer?.street, buyer?.phone].compactMap(\.self))
        }
    }

    /// Drops the create of a parcel whose order was cancelled before the courier had it.
    private func isCalledBack(
        _ due: ShipmentJob, _ kept: ShipmentAtPartner, in session: StoreSession
    ) throws -> Bool {
        guard kept.shipment.state == .waiting,
            try session.jobs(of: due.parcel).contains(where: {
                $0.kind == .cancel && $0.state == .open
            })
        else { return false }
        var (job, called) = (due, kept)
        called.shipment = kept.shipment.calledBack().shipment
        job.state = .dropped
        job.reason = called.shipment.reason
        try session.update(job)
        try session.update(called)
        try openNext(of: job.parcel, in: session)
        return true
    }

    /// A job for which nobody is asked: it is so already, makes no sense, or must wait.
    private func conclude(
        _ turn: ShipmentTurn, _ due: ShipmentJob, _ kept: ShipmentAtPartner,
        in session: StoreSession
    ) throws {
        var (job, kept) = (due, kept)
        switch turn {
        case .ask: return
        case .done:
            job.state = .done
            if job.kind == .cancel { kept.shipment.state = .cancelled }
        case .drop:
            job.state = .dropped
        case .lock:
            let step = ShipmentStep.locked(kept.shipment, .answerLost)
            kept.shipment = step.shipment
            job.state = .parked
            job.reason = .answerLost
        }
        try session.update(job)
        try session.update(kept)
        try openNext(of: job.parcel, in: session)
    }

    private func request(
        _ ask: ShipmentAsk, _ job: ShipmentJob, _ shipment: Shipment,
        _ carrying: CarryingCapabilities, _ partner: Partner, in session: StoreSession
    ) throws -> Result<CourierJob, ConsignmentGap> {
        switch (ask, shipment.waybill) {
        case (.create, _):
            return try consignment(of: shipment, carrying, partner, in: session)
                .map { .create($0) }
        case (.find, _): return .success(.find(shipment.parcel))
        case (.detail, let waybill?): return .success(.detail(waybill))
        case (.cancel, let waybill?):
            let reason = job.cancellation.flatMap(CancellationReason.init) ?? .other
            return .success(.cancel(waybill, reason))
        case (.updateCOD, let waybill?):
            return .success(.updateCOD(waybill, job.amount ?? .zero))
        case (.detail, nil), (.cancel, nil), (.updateCOD, nil):
            return .failure(ConsignmentGap(.answerLost))
        }
    }

    /// Made when it is sent, so that whoever mends an address or a product need only replay.
    private func consignment(
        of shipment: Shipment, _ carrying: CarryingCapabilities, _ partner: Partner,
        in session: StoreSession
    ) throws -> Result<Consignment, ConsignmentGap> {
        guard let facts = try session.consignmentFacts(of: shipment.parcel) else {
            throw StoreError.unreadable("parcel \(shipment.parcel.text)")
        }
        let parcel = facts.parcel
        // Its own list, or the one that all accounts of the same courier share.
        let lists = [parcel.courier, CourierCode(partner.kind)].compactMap(\.self)
        let origin = try session.commune(parcel.origin, at: lists)
        let destination = try session.commune(parcel.destination, at: lists)
        return Result { () throws(ConsignmentGap) in
            try Consignment(
                telling: facts, from: origin, to: destination, of: carrying,
                courier: partner.name, collect: shipment.collect ?? parcel.collect,
                today: Day(utcMilliseconds: tools.now()))
        }
    }

    /// Sends the question once; `nil` when we ended the call ourselves.
    func attempt(_ call: ShipmentCall) async -> ShipmentAnswer? {
        let (begin, started) = (tools.now(), tools.uptime())
        guard var answer = await answer(to: call, at: begin) else { return nil }
        answer.at = begin
        answer.durationMilliseconds = Int((tools.uptime() - started).wholeMilliseconds)
        if answer.status == nil {
            answer.excerpt = answer.finding.reason?.message.english ?? ""
        }
        return answer
    }

    private func answer(to call: ShipmentCall, at now: Int64) async -> ShipmentAnswer? {
        let request: CourierRequest
        do throws(CourierError) {
            request = try call.courier.request(
                for: call.request, account: call.partner.account(at: now), at: now)
        } catch {
            return ShipmentAnswer(finding: ShipmentFinding(error))
        }
        do throws(TransportError) {
            return read(try await transport.send(request), call)
        } catch {
            return ShipmentFinding(error).map {
                ShipmentAnswer(finding: $0, result: .failed(restSeconds: nil))
            }
        }
    }

    private func read(_ reply: CourierReply, _ call: ShipmentCall) -> ShipmentAnswer {
        let outcome = call.courier.outcome(of: reply, to: call.request, at: tools.now())
        let redaction = Redaction(hiding: call.partner.hiddenTexts + call.privateTexts)
        var answer = ShipmentAnswer(finding: ShipmentFinding(outcome).redacted(redaction))
        if case .ok(.reported(let report)) = outcome {
            answer.report = report
            if call.ask == .find, let waybill = report.waybill {
                answer = ShipmentAnswer(
                    finding: .created(waybill, fee: report.fee, expectedBy: nil), report: report)
            }
        }
        if case .rejected(let rejection) = outcome, rejection.remedy == .logIn {
            answer.needsLogIn = true
        }
        answer.status = reply.status
        answer.excerpt = redaction.excerpt(of: reply.body)
        answer.result = Self.result(answer.finding, status: reply.status)
        return answer
    }

    private static func result(_ finding: ShipmentFinding, status: Int) -> PartnerGate.Result {
        switch finding {
        case .later(_, let seconds): .answered(restSeconds: seconds)
        case .doubtful(_, let seconds) where status >= 500: .failed(restSeconds: seconds)
        case .created, .absent, .reported, .cancelled, .updatedCOD, .refused, .doubtful:
            .answered(restSeconds: nil)
        }
    }
}
