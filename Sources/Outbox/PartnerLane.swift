internal import Couriers
internal import Logging
internal import Market
internal import Metrics
internal import Storage

/// Everything that is done for one partner, one step after the other: so the order is kept.
struct PartnerLane: Sendable {
    /// What to do after a step.
    enum Turn: Hashable, Sendable {
        case again
        case wait(until: Int64)
        case idle
    }

    let code: PartnerCode
    let store: Store
    let transport: any CourierTransport
    let tools: PushTools
    let settings: PushSettings
    let logger: Logger

    /// Puts one batch together, or sends the one that is open and notes what came of it.
    func step() async throws -> Turn {
        switch try await store.read({ try work(in: $0) }) {
        case .nothing: return .idle
        case .later(let instant): return .wait(until: instant)
        case .compose: return try await store.write { try compose(in: $0) }
        case .send(let batch, let partner): return try await send(batch, to: partner)
        }
    }

    private enum Work {
        case nothing
        case later(Int64)
        case compose
        case send(PushBatch, Partner)
    }

    private func work(in session: StoreSession) throws -> Work {
        guard let partner = try session.partner(code), partner.state == .active else {
            return .nothing
        }
        if let open = try session.openBatch(of: code) {
            if open.state == .parked { return .nothing }
            return open.nextAt <= tools.now() ? .send(open, partner) : .later(open.nextAt)
        }
        let feed = partner.feed
        if feed.needsSnapshot || feed.snapshot != nil { return .compose }
        return try session.hasPendingListings(of: code) ? .compose : .nothing
    }

    private func send(_ batch: PushBatch, to partner: Partner) async throws -> Turn {
        let begin = tools.now()
        let (decision, reply) = await attempt(batch, at: partner, now: begin)
        if decision == .leave { return .idle }
        let end = tools.now()
        let attempt = Attempt(
            decision: decision, at: begin, durationMilliseconds: Int(max(0, end - begin)),
            status: reply?.status,
            answer: reply.map { Redaction.excerpt(of: $0.body, hiding: partner.secret.text) }
                ?? decision.reason ?? "")
        record(attempt, of: batch)
        return try await store.write { try settle(batch, after: attempt, now: end, in: $0) }
    }

    private func attempt(
        _ batch: PushBatch, at partner: Partner, now: Int64
    ) async -> (PushDecision, CourierReply?) {
        guard let courier = CourierKind(rawValue: partner.kind)?.courier else {
            return (.park(reason: "no adapter of kind \(partner.kind)"), nil)
        }
        let job = CourierJob.push(ListingPush(id: batch.id, seq: batch.seq, body: batch.body))
        do throws(CourierError) {
            let account = CourierAccount(url: partner.url, secret: partner.secret)
            let request = try courier.request(for: job, account: account, at: now)
            do throws(TransportError) {
                let reply = try await transport.send(request)
                return (PushDecision(courier.outcome(of: reply, to: job, at: tools.now())), reply)
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
        case .settle, .leave: logger.debug("The partner took a batch.", metadata: metadata)
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
