internal import Couriers
internal import Market
internal import Storage

extension PartnerLane {
    /// Asks the partner what differs from what it took, once, and mends that.
    ///
    /// No batch is on its way meanwhile, so both sides speak of the same.
    func compare(at partner: Partner) async throws -> Turn {
        guard let feed = adapter(partner.kind) as? ListingFeed else {
            let reason = "partners of kind \(partner.kind) take no digests"
            return try await end(Digesting(.unsupported(reason)), taken: [])
        }
        if let pause = gate.wait(pace: partner.pace, at: tools.uptime()) { return .rest(pause) }
        let taken = try await store.read { [code] in try $0.takenListings(at: code) }
        let (begin, started) = (tools.now(), tools.uptime())
        guard var digesting = await ask(feed, of: partner, taken, at: begin) else {
            gate.note(.left, at: tools.uptime())
            return .idle
        }
        gate.note(digesting.result, at: tools.uptime())
        digesting.at = begin
        digesting.durationMilliseconds = Int((tools.uptime() - started).wholeMilliseconds)
        return try await end(digesting, taken: taken)
    }

    /// `nil` when we ended the call ourselves: nothing is known and nothing is noted.
    private func ask(
        _ feed: ListingFeed, of partner: Partner, _ taken: [TakenListing], at now: Int64
    ) async -> Digesting? {
        let digest = ListingDigest(of: taken.map { ($0.listing, $0.version) })
        let body = feed.body(
            of: digest, feed: settings.feedPrefix + code.text,
            asOfSeq: partner.feed.acknowledgedSeq, at: now)
        let push = ListingPush(id: tools.makeID("dg"), seq: partner.feed.lastSeq, body: body)
        do throws(CourierError) {
            let request = try feed.request(
                for: .push(push), account: partner.account(at: now), at: now)
            do throws(TransportError) {
                let reply = try await transport.send(request)
                return Digesting(reply, feed, hiding: partner.hiddenTexts)
            } catch {
                let reason = PushDecision(error).reason ?? "no answer"
                return error == .cancelled
                    ? nil : Digesting(.unavailable(reason), .failed(restSeconds: nil))
            }
        } catch {
            return Digesting(.unavailable(PushDecision(error).reason ?? "no request"))
        }
    }

    private func end(_ digesting: Digesting, taken: [TakenListing]) async throws -> Turn {
        try await store.write { session in
            guard var report = try session.waitingReconciliation(of: code),
                var partner = try session.partner(code)
            else { return .again }
            if digesting.isAsked { try log(digesting, in: session) }
            report.endedAt = tools.now()
            report.compared = taken.count
            switch digesting.comparison {
            case .unsupported(let reason), .unavailable(let reason):
                report.state = .failed
                report.reason = reason
            case .behind:
                report.state = .done
                report.reason = "the partner is behind and gets a snapshot"
                partner.feed.needsSnapshot = true
            case .differs(let buckets, let held):
                report.state = .done
                report.bucketsDiffer = buckets.count
                let repair = ListingRepair(
                    partner: code, most: settings.mendedOneByOne, buckets: buckets, taken: taken)
                try repair.mend(
                    held, report: &report, feed: &partner.feed, at: tools.now(), in: session)
            }
            try session.update(partner)
            try session.update(report)
            return .again
        }
    }

    /// The log names a batch with each attempt; one that was never sent stands for all digests.
    private func log(_ digesting: Digesting, in session: StoreSession) throws {
        var batch = try session.digestBatch(of: code, at: digesting.at)
        batch.attempts += 1
        try session.update(batch)
        try session.append(
            Delivery(
                id: tools.makeID("dl"), partner: code, batchID: batch.id, attempt: batch.attempts,
                at: digesting.at, durationMilliseconds: digesting.durationMilliseconds,
                status: digesting.status, outcome: digesting.word, answer: digesting.answer))
    }
}

/// One question of a comparison, and what came of it.
private struct Digesting: Sendable {
    let comparison: ListingComparison
    let result: PartnerGate.Result
    /// Whether a call was made at all.
    let isAsked: Bool
    var status: Int?
    /// The beginning of the answer without secrets, or why there is none.
    let answer: String
    var at: Int64 = 0
    var durationMilliseconds = 0

    /// Nothing came back: the comparison says why.
    init(_ comparison: ListingComparison, _ result: PartnerGate.Result = .left) {
        self.comparison = comparison
        self.result = result
        isAsked = result != .left
        answer = comparison.reason ?? ""
    }

    init(_ reply: CourierReply, _ feed: ListingFeed, hiding texts: [String]) {
        comparison = feed.comparison(of: reply)
        result = reply.status < 500 ? .answered(restSeconds: nil) : .failed(restSeconds: nil)
        isAsked = true
        status = reply.status
        answer = Redaction(hiding: texts).excerpt(of: reply.body)
    }

    /// How the log of attempts calls it.
    var word: String {
        switch comparison {
        case .differs(let buckets, _): buckets.isEmpty ? "same" : "differs"
        case .behind: "behind"
        case .unsupported: "unsupported"
        case .unavailable: "unavailable"
        }
    }
}

extension ListingComparison {
    /// Why nothing was compared, where nothing was.
    fileprivate var reason: String? {
        switch self {
        case .unsupported(let reason), .unavailable(let reason): reason
        case .behind, .differs: nil
        }
    }
}
