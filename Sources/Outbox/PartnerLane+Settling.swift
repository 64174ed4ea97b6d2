internal import Couriers
internal import Market
internal import Storage

extension PartnerLane {
    /// Beyond it JSON readers lose digits (RFC 8259, 6).
    private static let highestSeq = 1 << 53

    /// Notes an attempt and moves batch, partner and listings on, in one transaction.
    func settle(
        _ sent: PushBatch, after attempt: Attempt, now: Int64, in session: StoreSession
    ) throws -> Turn {
        guard var partner = try session.partner(code), var batch = try session.batch(sent.id) else {
            return .again
        }
        batch.attempts += 1
        try session.append(
            Delivery(
                id: tools.makeID("dl"), partner: code, batchID: batch.id, attempt: batch.attempts,
                at: attempt.at, durationMilliseconds: attempt.durationMilliseconds,
                status: attempt.status, outcome: attempt.decision.word, answer: attempt.answer))
        let turn = try apply(attempt.decision, to: &batch, of: &partner, now: now, in: session)
        try session.update(batch)
        try session.update(partner)
        return turn
    }

    private func apply(
        _ decision: PushDecision, to batch: inout PushBatch, of partner: inout Partner,
        now: Int64, in session: StoreSession
    ) throws -> Turn {
        batch.reason = decision.reason
        switch decision {
        case .settle(let verdicts):
            try accept(&batch, of: &partner, verdicts, now: now, in: session)
            return .again
        case .retry(let reason, let seconds):
            batch.rung += 1
            let wait = settings.ladder.wait(
                rung: batch.rung, retryAfterSeconds: seconds, random: tools.random())
            guard let wait else { return park(&batch, of: &partner, reason) }
            batch.nextAt = now + wait
            return .wait(until: batch.nextAt)
        case .park(let reason):
            return park(&batch, of: &partner, reason)
        case .resync(let resync, let reason):
            if partner.feed.gapCount >= settings.ladder.waits.count {
                return park(&batch, of: &partner, reason)
            }
            batch.state = .dropped
            try start(resync, insteadOf: batch, for: &partner, in: session)
            return .again
        case .disable(let reason):
            batch.state = .dropped
            partner.state = .disabled
            partner.stateReason = reason
            try forgetWaiting(of: &partner, in: session)
            return .idle
        case .leave:
            return .idle
        }
    }

    private func accept(
        _ batch: inout PushBatch, of partner: inout Partner, _ verdicts: [ItemVerdict],
        now: Int64, in session: StoreSession
    ) throws {
        batch.state = .accepted
        try session.acceptAll(carriedBy: batch.seq, at: code, now: now)
        for verdict in verdicts { try note(verdict, on: batch, now: now, in: session) }
        partner.feed.acknowledgedSeq = batch.seq
        if let snapshot = partner.feed.snapshot, batch.snapshotPart == snapshot.parts {
            try session.withdrawAll(
                carriedBefore: snapshot.asOfSeq + 1, bySnapshotEndingAt: batch.seq, at: code,
                now: now)
            try session.removeSnapshot(of: code)
            partner.feed.snapshot = nil
        }
        // Only a feed that has come to its end is whole: a partner that forgets in the middle of
        // every snapshot must not be sent snapshots without pause.
        if partner.feed.snapshot == nil { partner.feed.gapCount = 0 }
    }

    /// A rejected item is not sent again until its listing changes.
    private func note(
        _ verdict: ItemVerdict, on batch: PushBatch, now: Int64, in session: StoreSession
    ) throws {
        guard var standing = try session.standing(of: ListingID(verdict.sku), at: code),
            standing.seq == batch.seq
        else { return }
        switch verdict.status {
        case .accepted:
            return
        case .stale:
            standing.code = "stale"
        case .rejected:
            standing.status = .rejected
            standing.code = verdict.code ?? "rejected"
        case .unmapped(let word):
            standing.status = .pending
            standing.code = "unmapped: \(word)"
        }
        standing.message = verdict.message
        standing.at = now
        try session.save(standing, at: code)
    }

    private func park(
        _ batch: inout PushBatch, of partner: inout Partner, _ reason: String
    ) -> Turn {
        batch.state = .parked
        batch.reason = reason
        partner.state = .stalled
        partner.stateReason = reason
        return .idle
    }

    /// The newest state of what the partner missed goes out in new batches; no old one is sent.
    private func start(
        _ resync: Resync, insteadOf batch: PushBatch, for partner: inout Partner,
        in session: StoreSession
    ) throws {
        partner.feed.gapCount += 1
        if case .from(let seq) = resync, partner.feed.snapshot == nil,
            (1...batch.seq).contains(seq)
        {
            partner.feed.acknowledgedSeq = seq - 1
            try session.markPending(carriedFrom: seq, of: code)
        } else {
            // A partner that is ahead knows batches that we forgot, as after a restore: go on
            // behind them, or it takes everything for stragglers.
            if case .from(let seq) = resync, seq > batch.seq,
                seq <= Self.highestSeq
            {
                partner.feed.lastSeq = seq - 1
            }
            try forgetWaiting(of: &partner, in: session)
        }
    }

    /// A snapshot will say everything that waits.
    private func forgetWaiting(of partner: inout Partner, in session: StoreSession) throws {
        try session.removeAllPending(of: code)
        try session.removeSnapshot(of: code)
        partner.feed.snapshot = nil
        partner.feed.needsSnapshot = true
    }
}
