internal import Couriers
internal import Market
internal import Reach
internal import Storage

extension PartnerLane {
    /// Puts the next batch together from the listings as they are now, in one transaction.
    ///
    /// The marks that the batch answers go in the same transaction, and what changes later sets
    /// new ones: a change is always in a batch or marked, whenever the program dies.
    func compose(in session: StoreSession) throws -> Turn {
        guard var partner = try session.partner(code), partner.state == .active,
            try session.openBatch(of: code) == nil
        else { return .again }
        guard let courier = CourierKind(rawValue: partner.kind)?.courier,
            let limits = courier.capabilities.listingPush
        else {
            partner.state = .stalled
            partner.stateReason = "a partner of kind \(partner.kind) takes no listings"
            try session.update(partner)
            return .idle
        }
        let draft = BatchDraft(
            courier: courier, limits: limits, feed: settings.feedPrefix + code.text,
            at: tools.now())
        if partner.feed.needsSnapshot {
            try begin(snapshotOf: &partner, limits: limits, in: session)
        }
        if let snapshot = partner.feed.snapshot {
            try compose(part: snapshot, for: &partner, draft, in: session)
        } else {
            try composeDelta(for: &partner, draft, in: session)
        }
        try session.update(partner)
        return .again
    }

    private func begin(
        snapshotOf partner: inout Partner, limits: PushLimits, in session: StoreSession
    ) throws {
        let cut = SnapshotCut(items: limits.items, bytes: limits.bytes)
        let parts = try session.planSnapshot(of: code, cut: cut)
        try session.removeAllPending(of: code)
        partner.feed.needsSnapshot = false
        partner.feed.snapshot = SnapshotProgress(
            id: tools.makeID("sn"), parts: parts, asOfSeq: partner.feed.lastSeq)
    }

    /// A listing that is not live any more is left out: the end of the snapshot removes it.
    private func compose(
        part snapshot: SnapshotProgress, for partner: inout Partner, _ draft: BatchDraft,
        in session: StoreSession
    ) throws {
        let ids = try session.snapshotListings(of: code, part: snapshot.nextPart)
        let items = try ids.compactMap { try item($0, at: draft.at, in: session) }
            .filter { !$0.isDelete }
        let mode = ListingBatch.Mode.snapshot(
            SnapshotPart(
                id: snapshot.id, part: snapshot.nextPart, parts: snapshot.parts,
                asOfSeq: snapshot.asOfSeq))
        var fitting = draft.fitting(items, mode: mode, after: partner.feed)
        if fitting.items.isEmpty, let large = items.first {
            try refuse(large, at: draft.at, in: session)
            fitting = draft.fitting([], mode: mode, after: partner.feed)
        }
        // What grew since the parts were cut does not fit any more and follows as a change.
        for item in items.dropFirst(max(fitting.items.count, 1)) {
            try session.markPending(item.sku, of: code)
        }
        partner.feed.snapshot?.nextPart += 1
        try open(fitting, of: &partner, part: snapshot.nextPart, at: draft.at, in: session)
    }

    private func composeDelta(
        for partner: inout Partner, _ draft: BatchDraft, in session: StoreSession
    ) throws {
        var items: [ListingItem] = []
        for id in try session.pendingListings(of: code, limit: draft.limits.items) {
            if let item = try item(id, at: draft.at, in: session) {
                items.append(item)
            } else {
                try session.removePending(id, of: code)
            }
        }
        guard let first = items.first else { return }
        let fitting = draft.fitting(items, mode: .delta, after: partner.feed)
        if fitting.items.isEmpty {
            try refuse(first, at: draft.at, in: session)
        } else {
            try open(fitting, of: &partner, part: nil, at: draft.at, in: session)
        }
    }

    /// What is to be said of a listing, or `nil` when the partner has nothing to hear of it.
    private func item(
        _ id: ListingID, at now: Int64, in session: StoreSession
    ) throws -> ListingItem? {
        guard let listing = try session.listing(id),
            let producer = try session.producer(listing.producer)
        else { return nil }
        let standing = try session.standing(of: id, at: code)
        // Above anything said before, even where a change did not count the listing up.
        let version = max(listing.feedVersion, standing.map { $0.version + 1 } ?? 0)
        guard listing.isLive(producer: producer.state) else {
            guard let standing, standing.status != .withdrawn else { return nil }
            return .delete(sku: id, version: version, at: now)
        }
        let policy = try session.certificatePolicy()
        let certificate = try session.certificates(of: id)
            .inForce(on: Day(utcMilliseconds: now), policy)
        return .upsert(
            ListedProduct(
                listing: listing, producer: producer, certificate: certificate,
                starsUntil: certificate?.lastingUntil(policy), version: version))
    }

    private func refuse(
        _ item: ListingItem, at now: Int64, in session: StoreSession
    ) throws {
        let standing = try session.standing(of: item.sku, at: code)
        try session.removePending(item.sku, of: code)
        try session.save(
            ListingAtPartner(
                listing: item.sku, seq: standing?.seq ?? 0, version: standing?.version ?? 0,
                isDelete: standing?.isDelete ?? false, status: .rejected,
                code: ListingAtPartner.tooLarge,
                message: "the listing alone is larger than a batch may be", at: now),
            at: code)
    }

    private func open(
        _ fitting: BatchDraft.Fitting, of partner: inout Partner, part: Int?, at now: Int64,
        in session: StoreSession
    ) throws {
        partner.feed.lastSeq += 1
        for item in fitting.items {
            try session.removePending(item.sku, of: code)
            try session.save(
                ListingAtPartner(
                    listing: item.sku, seq: partner.feed.lastSeq, version: item.version,
                    isDelete: item.isDelete, status: .pending, at: now),
                at: code)
        }
        // A partner that misses something again and again is asked at longer and longer intervals.
        let rung = max(0, partner.feed.gapCount - 1)
        let wait = settings.ladder.wait(rung: rung, random: tools.random()) ?? 0
        try session.insert(
            PushBatch(
                id: tools.makeID("msg"), partner: code, seq: partner.feed.lastSeq,
                snapshotPart: part, body: fitting.body, itemCount: fitting.items.count,
                createdAt: now, rung: rung, nextAt: now + wait))
    }
}

extension Certificate {
    /// The first day on which its star may not be shown any more.
    fileprivate func lastingUntil(_ policy: CertificatePolicy) -> Day? {
        let term = validity(policy).to
        guard case .revoked(let day) = state else { return term }
        return term.map { min($0, day) } ?? day
    }
}
