internal import Couriers
internal import Logging
internal import Market
internal import Storage

extension ShipmentLane {
    /// Gets a token before anything else is asked; the lane has one look, so it is one at a time.
    func logIn(
        _ partner: Partner, _ courier: any Courier, for jobs: [ShipmentJob]
    ) async throws -> Turn {
        let isReplayed = jobs.contains { $0.rung == 0 && $0.attempts > 0 }
        let pause = gate.wait(pace: partner.pace, isAskedFor: isReplayed, at: tools.uptime())
        if let pause { return .rest(pause) }
        var result = PartnerGate.Result.left
        defer { gate.note(result, at: tools.uptime()) }
        let (answer, token) = await askForToken(partner, courier)
        guard let answer else { return .idle }
        result = answer.result
        let redaction = Redaction(hiding: partner.hiddenTexts)
        if let token {
            // One that says it is over already would have us log in for ever.
            let isOver = (token.expiresAt ?? .max) <= tools.now() + 60_000
            let kept = PartnerToken(
                secret: token.secret, expiresAt: isOver ? nil : token.expiresAt)
            _ = try await store.write {
                try $0.save(kept, of: self.code, asOf: partner.version)
            }
            return .again
        }
        logger.error(
            "The courier does not let us log in.",
            metadata: ["partner": "\(code.text)", "outcome": "\(answer.finding.word)"])
        try await store.write { session in
            let finding = answer.finding.redacted(redaction)
            for job in jobs { try self.holdBack(job, finding, in: session) }
        }
        return .again
    }

    private func askForToken(
        _ partner: Partner, _ courier: any Courier
    ) async -> (ShipmentAnswer?, CourierToken?) {
        let now = tools.now()
        let request: CourierRequest
        do throws(CourierError) {
            request = try courier.request(for: .logIn, account: partner.account(at: now), at: now)
        } catch {
            return (ShipmentAnswer(finding: ShipmentFinding(error)), nil)
        }
        do throws(TransportError) {
            let reply = try await transport.send(request)
            let outcome = courier.outcome(of: reply, to: .logIn, at: tools.now())
            let isBroken = reply.status >= 500
            let result: PartnerGate.Result =
                isBroken ? .failed(restSeconds: nil) : .answered(restSeconds: nil)
            if case .ok(.loggedIn(let token)) = outcome {
                return (ShipmentAnswer(finding: .reported, result: result), token)
            }
            return (ShipmentAnswer(finding: ShipmentFinding(outcome), result: result), nil)
        } catch {
            let answer = ShipmentFinding(error).map {
                ShipmentAnswer(finding: $0, result: .failed(restSeconds: nil))
            }
            return (answer, nil)
        }
    }

    /// Nothing was asked for the job itself, so nothing of it can be in doubt by this.
    private func holdBack(
        _ due: ShipmentJob, _ finding: ShipmentFinding, in session: StoreSession
    ) throws {
        guard var job = try session.job(due.number, of: due.parcel), job.state == .open,
            let kept = try session.shipment(of: job.parcel), kept.partner == code
        else { return }
        job.attempts += 1
        let ask = ShipmentAsk(rawValue: job.kind.rawValue) ?? .detail
        let known: ShipmentFinding =
            switch finding {
            case .refused(let reason): .refused(reason)
            case .later(let reason, let seconds), .doubtful(let reason, let seconds):
                .later(reason, afterSeconds: seconds)
            case .created, .absent, .reported, .cancelled, .updatedCOD:
                .later(ShipmentReason("no_token", "no token came"), afterSeconds: nil)
            }
        let step = ShipmentStep(
            kept.shipment, after: known, to: ask,
            wasInDoubt: kept.shipment.state == .creating, .sendAgain)
        try apply(step, to: job, of: kept, ask, in: session)
    }
}
