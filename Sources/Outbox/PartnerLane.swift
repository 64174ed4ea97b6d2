internal import Couriers
internal import Logging
internal import Metrics
internal import Storage

/// Everything that is done for one partner, one step after the other: so the order is kept.
struct PartnerLane: Sendable {
    /// What to do after a step.
    enum Turn: Hashable, Sendable {
        case again
        case wait(until: Int64)
        /// The partner's pace or breaker wants a pause, which no clock can shorten or lengthen.
        case rest(Duration)
        case idle
    }

    let code: PartnerCode
    let store: Store
    let transport: any CourierTransport
    let tools: PushTools
    let settings: PushSettings
    let logger: Logger
    var gate = PartnerGate()
    /// The adapter of a kind, `nil` where there is none.
    var adapter: @Sendable (String) -> (any Courier)? = { CourierKind(rawValue: $0)?.courier }

    /// Puts one batch together, or sends the one that is open and notes what came of it.
    func step() async throws -> Turn {
        switch try await store.read({ try work(in: $0) }) {
        case .nothing: return .idle
        case .later(let instant): return .wait(until: instant)
        case .compose: return try await store.write { try compose(in: $0) }
        case .redate(let id): return try await store.write { try redate(id, in: $0) }
        case .send(let batch, let partner): return try await send(batch, to: partner)
        case .compare(let partner): return try await compare(at: partner)
        }
    }

    private enum Work {
        case nothing
        case later(Int64)
        case compose
        case redate(String)
        case send(PushBatch, Partner)
        case compare(Partner)
    }

    private func work(in session: StoreSession) throws -> Work {
        guard let partner = try session.partner(code), partner.state == .active else {
            return .nothing
        }
        let now = tools.now()
        // Without its bytes, which only a sending needs: most looks find a batch that waits.
        if let open = try session.openBatchSummary(of: code) {
            if open.state == .parked { return .nothing }
            if open.nextAt <= now {
                return try session.batch(open.id).map { .send($0, partner) } ?? .nothing
            }
            return open.nextAt - now > open.waitMilliseconds
                ? .redate(open.id) : .later(open.nextAt)
        }
        let feed = partner.feed
        if feed.needsSnapshot || feed.snapshot != nil { return .compose }
        let window = settings.window.wholeMilliseconds
        let due = try session.dueListings(of: code, at: now, window: window, limit: 1)
        if !due.isEmpty { return .compose }
        if try session.hasWaitingReconciliation(of: code) { return .compare(partner) }
        return try session.earliestSending(ofWaitingFor: code).map { .later($0 + window) }
            ?? .nothing
    }

    /// The clock was set back since the wait was set: it lasts from now as long as it was meant.
    private func redate(_ id: String, in session: StoreSession) throws -> Turn {
        let now = tools.now()
        guard var batch = try session.batch(id), batch.state == .sending,
            batch.nextAt - now > batch.waitMilliseconds
        else { return .again }
        batch.nextAt = now + batch.waitMilliseconds
        try session.update(batch)
        return .wait(until: batch.nextAt)
    }

    private func send(_ batch: PushBatch, to partner: Partner) async throws -> Turn {
        // At the foot of its ladder for a second time: an operator wants it tried.
        let isReplayed = batch.rung == 0 && batch.attempts > 0
        let pause = gate.wait(pace: partner.pace, isAskedFor: isReplayed, at: tools.uptime())
        if let pause { return .rest(pause) }
        let (begin, started) = (tools.now(), tools.uptime())
        let (decision, reply) = await attempt(batch, at: partner, now: begin)
        let ended = tools.uptime()
        gate.note(decision.result(status: reply?.status), at: ended)
        if decision == .leave { return .idle }
        let attempt = Attempt(
            decision: decision, at: begin,
            durationMilliseconds: Int((ended - started).wholeMilliseconds),
            status: reply?.status,
            answer: reply.map {
                Redaction(hiding: partner.hiddenTexts).excerpt(of: $0.body)
            } ?? decision.reason ?? "")
        record(attempt, of: batch)
        return try await store.write {
            try settle(batch, after: attempt, now: tools.now(), in: $0)
        }
    }

    private func attempt(
        _ batch: PushBatch, at partner: Partner, now: Int64
    ) async -> (PushDecision, CourierReply?) {
        guard let courier = adapter(partner.kind) else {
            return (.park(reason: "no adapter of kind \(partner.kind)"), nil)
        }
        let job = CourierJob.push(
            ListingPush(
                id: batch.id, seq: batch.seq, body: batch.body, isUpdate: batch.isUpdate))
        do throws(CourierError) {
            let request = try courier.request(
                for: job, account: partner.account(at: now), at: now)
            do throws(TransportError) {
                let reply = try await transport.send(request)
                let outcome = courier.outcome(of: reply, to: job, at: tools.now())
                let style = courier.capabilities.listingPush?.style ?? .feed
                let decision = PushDecision(outcome, style: style)
                return (decision.redacted(Redaction(hiding: partner.hiddenTexts)), reply)
            } catch {
                return (PushDecision(error), nil)
            }
        } catch {
            return (PushDecision(error), nil)
        }
    }

    private func record(_ attempt: Attempt, of batch: PushBatch) {
        let word = attempt.decision.word
        Counter(
            label: "vuonxa_push_attempts_total",
            dimensions: [("partner", code.text), ("outcome", word)]
        ).increment()
        let metadata: Logger.Metadata = [
            "partner": "\(code.text)", "batch": "\(batch.id)", "seq": "\(batch.seq)",
            "attempt": "\(batch.attempts + 1)", "outcome": "\(word)",
            "duration_ms": "\(attempt.durationMilliseconds)",
        ]
        switch attempt.decision {
        case .settle, .leave, .refuse:
            logger.debug("The partner answered a batch.", metadata: metadata)
        case .retry, .resync: logger.warning("A batch was not taken.", metadata: metadata)
        case .park, .disable: logger.error("Nothing more is sent.", metadata: metadata)
        }
    }
}

/// One attempt and what is concluded from it.
struct Attempt: Sendable {
    let decision: PushDecision
    let at: Int64
    let durationMilliseconds: Int
    let status: Int?
    let answer: String
}

extension PushDecision {
    /// What the attempt says of the partner itself, whatever becomes of the batch.
    func result(status: Int?) -> PartnerGate.Result {
        guard case .retry(_, let seconds) = self else {
            return self == .leave ? .left : .answered(restSeconds: nil)
        }
        let isThere = status.map { $0 < 500 } ?? false
        return isThere ? .answered(restSeconds: seconds) : .failed(restSeconds: seconds)
    }
}
