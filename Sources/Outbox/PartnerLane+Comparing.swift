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
            return try await end(.unsupported(reason), taken: [])
        }
        if let pause = gate.wait(pace: partner.pace, at: tools.uptime()) { return .rest(pause) }
        let taken = try await store.read { [code] in try $0.takenListings(at: code) }
        let now = tools.now()
        let digest = ListingDigest(of: taken.map { ($0.listing, $0.version) })
        let body = feed.body(
            of: digest, feed: settings.feedPrefix + code.text,
            asOfSeq: partner.feed.acknowledgedSeq, at: now)
        let push = ListingPush(id: tools.makeID("dg"), seq: partner.feed.lastSeq, body: body)
        do {
            let request = try feed.request(
                for: .push(push), account: partner.account(at: now), at: now)
            let reply = try await transport.send(request)
            gate.note(
                reply.status < 500
                    ? .answered(restSeconds: nil) : .failed(restSeconds: nil),
                at: tools.uptime())
            return try await end(feed.comparison(of: reply), taken: taken)
        } catch TransportError.cancelled {
            gate.note(.left, at: tools.uptime())
            return .idle
        } catch let error as TransportError {
            gate.note(.failed(restSeconds: nil), at: tools.uptime())
            return try await end(
                .unavailable(PushDecision(error).reason ?? "no answer"), taken: taken)
        } catch let error as CourierError {
            gate.note(.left, at: tools.uptime())
            return try await end(
                .unavailable(PushDecision(error).reason ?? "no request"), taken: taken)
        }
    }

    private func end(
        _ comparison: ListingComparison, taken: [TakenListing]
    ) async throws -> Turn {
        try await store.write { session in
            guard var report = try session.waitingReconciliation(of: code),
                var partner = try session.partner(code)
            else { return .again }
            report.endedAt = tools.now()
            report.compared = taken.count
            switch comparison {
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
                let repair = ListingRepair(partner: code, buckets: buckets, taken: taken)
                try repair.mend(
                    held, report: &report, feed: &partner.feed, at: tools.now(), in: session)
            }
            try session.update(partner)
            try session.update(report)
            return .again
        }
    }
}

/// Marks what a partner has wrong, so that the next batches set it right.
struct ListingRepair {
    let partner: PartnerCode
    let buckets: Set<Int>
    /// What the partner should have.
    let taken: [TakenListing]

    /// `held` is what the partner has in the buckets that differ, `nil` when it did not say.
    func mend(
        _ held: [String: Int]?, report: inout Reconciliation, feed: inout PartnerFeed,
        at now: Int64, in session: StoreSession
    ) throws {
        try session.confirmAll(at: partner)
        let suspect = taken.filter { buckets.contains(ListingDigest.bucket(of: $0.listing)) }
        guard let held else {
            let gone = try session.withdrawnListings(at: partner)
                .filter { buckets.contains(ListingDigest.bucket(of: $0)) }
            for listing in suspect.map(\.listing) + gone {
                try session.sayAgain(ListingID(listing), to: partner)
            }
            report.outdated = suspect.count
            return
        }
        for line in suspect where held[line.listing] != line.version {
            let version = held[line.listing] ?? 0
            if version == 0 { report.missing += 1 } else { report.outdated += 1 }
            try note(ListingID(line.listing), has: version, at: now, in: session)
        }
        let known = Set(taken.map(\.listing))
        for (sku, version) in held.sorted(by: { $0.key < $1.key }) where !known.contains(sku) {
            report.extra += 1
            if try session.listing(ListingID(sku)) == nil {
                // Nothing of ours can name it: only the end of a snapshot takes it away.
                feed.needsSnapshot = true
            } else {
                try note(ListingID(sku), has: version, at: now, in: session)
            }
        }
    }

    private func note(
        _ listing: ListingID, has version: Int, at now: Int64, in session: StoreSession
    ) throws {
        var standing =
            try session.standing(of: listing, at: partner)
            ?? ListingAtPartner(
                listing: listing, seq: 0, version: 0, isDelete: false, status: .pending, at: now)
        standing.takenVersion = version
        standing.confirmedVersion = 0
        try session.save(standing, at: partner)
        try session.sayAgain(listing, to: partner, above: version)
    }
}
