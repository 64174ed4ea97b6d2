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
        // An operator disabled or replayed the partner while the answer was on its way.
        guard batch.state == .sending else {
            try session.update(batch)
            return .again
        }
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
            return climb(&batch, of: &partner, reason, afterSeconds: seconds, now: now)
        case .refuse(let code, let message):
            let listings = try session.listings(carriedBy: batch.seq, to: self.code)
            let verdicts = listings.map { $0.refused(code, message) }
            try accept(&batch, of: &partner, verdicts, now: now, in: session)
            return .again
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

    /// One rung up the ladder, or parked at its end.
    private func climb(
        _ batch: inout PushBatch, of partner: inout Partner, _ reason: String,
        afterSeconds seconds: Int?, now: Int64
    ) -> Turn {
        batch.rung += 1
        let wait = settings.ladder.wait(
            rung: batch.rung, retryAfterSeconds: seconds, random: tools.random())
        guard let wait else { return park(&batch, of: &partner, reason) }
        (batch.nextAt, batch.waitMilliseconds) = (now + wait, wait)
        return .wait(until: batch.nextAt)
    }

    private func accept(
        _ batch: inout PushBatch, of partner: inout Partner, _ verdicts: [ItemVerdict],
        now: Int64, in session: StoreSession
    ) throws {
        batch.state = .accepted
        // What the partner had of an item before is asked for first: a refusal leaves it that.
        let before = try verdicts.compactMap { verdict in
            try session.standing(of: ListingID(verdict.sku), at: code).map { (verdict, $0) }
        }
        try session.acceptAll(carriedBy: batch.seq, at: code, now: now)
        for (verdict, standing) in before where standing.seq == batch.seq {
            try note(verdict, on: standing, now: now, in: session)
        }
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

    /// A rejected item is not sent again until its listing changes; `before` is how the listing
    /// stood when the batch was on its way.
    private func note(
        _ verdict: ItemVerdict, on before: ListingAtPartner, now: Int64, in session: StoreSession
    ) throws {
        var standing = before
        switch verdict.status {
        case .accepted:
            return
        case .live:
            standing.take()
            standing.confirmedVersion = standing.takenVersion
        case .stale:
            standing.take()
            standing.code = "stale"
        case .rejected:
            standing.status = .rejected
            standing.code = verdict.code ?? "rejected"
            // The partner lacks what a change of stock is a change of: it gets everything.
            if verdict.code == ListingFeed.needsUpsert, standing.takenVersion > 0 {
                standing.takenVersion = 0
                try session.markPending(standing.listing, of: code)
            }
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

extension ListingAtPartner {
    /// The partner has what was said last.
    fileprivate mutating func take() {
        status = isDelete ? .withdrawn : .accepted
        takenVersion = isDelete ? 0 : version
    }
}

extension ListingID {
    /// What a partner says that refuses a product, and with it its whole batch.
    fileprivate func refused(_ code: String, _ message: String) -> ItemVerdict {
        ItemVerdict(sku: text, status: .rejected, code: code, message: message)
    }
}
