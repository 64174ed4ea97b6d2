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
        guard let courier = adapter(partner.kind) else {
            partner.state = .stalled
            partner.stateReason = "there is no adapter of kind \(partner.kind)"
            try session.update(partner)
            return .idle
        }
        guard let limits = courier.capabilities.listingPush else {
            // It carries parcels; of products it hears inside orders.
            partner.feed.needsSnapshot = false
            try session.removeAllPending(of: code)
            try session.update(partner)
            return .idle
        }
        let draft = BatchDraft(
            courier: courier, limits: limits, feed: settings.feedPrefix + code.text,
            at: tools.now(), allowsStock: partner.acceptsStock && limits.style == .feed,
            policy: try session.certificatePolicy())
        if partner.feed.needsSnapshot { try begin(&partner, limits, in: session) }
        if let snapshot = partner.feed.snapshot {
            try compose(part: snapshot, for: &partner, draft, in: session)
        } else {
            try composeDelta(for: &partner, draft, in: session)
        }
        try session.update(partner)
        return .again
    }

    private func begin(
        _ partner: inout Partner, _ limits: PushLimits, in session: StoreSession
    ) throws {
        partner.feed.needsSnapshot = false
        switch limits.style {
        case .feed:
            let cut = SnapshotCut(items: limits.items, bytes: limits.bytes)
            let parts = try session.planSnapshot(of: code, cut: cut)
            try session.removeAllPending(of: code)
            partner.feed.snapshot = SnapshotProgress(
                id: tools.makeID("sn"), parts: parts, asOfSeq: partner.feed.lastSeq)
        case .products:
            // Such a partner knows no snapshots: everything is said product by product.
            try session.markAllPending(of: code)
        }
    }

    /// A listing that is not live any more is left out: the end of the snapshot removes it.
    private func compose(
        part snapshot: SnapshotProgress, for partner: inout Partner, _ draft: BatchDraft,
        in session: StoreSession
    ) throws {
        let ids = try session.snapshotListings(of: code, part: snapshot.nextPart)
        let items = try ids.compactMap { try draft.item($0, for: code, in: session) }
            .filter { !$0.item.isDelete }
        let mode = ListingBatch.Mode.snapshot(
            SnapshotPart(
                id: snapshot.id, part: snapshot.nextPart, parts: snapshot.parts,
                asOfSeq: snapshot.asOfSeq))
        var fitting = draft.fitting(items, mode: mode, after: partner.feed)
        if fitting.items.isEmpty, let large = items.first {
            try refuse(large.item, at: draft.at, in: session)
            fitting = draft.fitting([], mode: mode, after: partner.feed)
        }
        // What grew since the parts were cut does not fit any more and follows as a change.
        for item in items.dropFirst(max(fitting.items.count, 1)) {
            try session.markPending(item.item.sku, of: code)
        }
        partner.feed.snapshot?.nextPart += 1
        try open(fitting, of: &partner, part: snapshot.nextPart, at: draft.at, in: session)
    }

    private func composeDelta(
        for partner: inout Partner, _ draft: BatchDraft, in session: StoreSession
    ) throws {
        var items: [DraftedItem] = []
        let due = try session.dueListings(
            of: code, at: draft.at, window: settings.window.wholeMilliseconds,
            limit: draft.limits.items)
        for id in due {
            if let item = try draft.item(id, for: code, isDelta: true, in: session) {
                items.append(item)
            } else {
                try session.removePending(id, of: code)
            }
        }
        guard let first = items.first else { return }
        let fitting = draft.fitting(items, mode: .delta, after: partner.feed)
        if fitting.items.isEmpty {
            try refuse(first.item, at: draft.at, in: session)
        } else {
            try open(fitting, of: &partner, part: nil, at: draft.at, in: session)
        }
    }

    private func refuse(
        _ item: ListingItem, at now: Int64, in session: StoreSession
    ) throws {
        var standing =
            try session.standing(of: item.sku, at: code)
            ?? ListingAtPartner(
                listing: item.sku, seq: 0, version: 0, isDelete: false, status: .rejected, at: now)
        standing.status = .rejected
        standing.code = ListingAtPartner.tooLarge
        standing.message = "the listing alone is larger than a batch may be"
        standing.at = now
        try session.removePending(item.sku, of: code)
        try session.save(standing, at: code)
    }

    private func open(
        _ fitting: BatchDraft.Fitting, of partner: inout Partner, part: Int?, at now: Int64,
        in session: StoreSession
    ) throws {
        partner.feed.lastSeq += 1
        for drafted in fitting.items {
            try session.removePending(drafted.item.sku, of: code)
            try session.save(drafted.standing(seq: partner.feed.lastSeq, at: now), at: code)
        }
        // A partner that misses something again and again is asked at longer and longer intervals.
        let rung = max(0, partner.feed.gapCount - 1)
        let wait = settings.ladder.wait(rung: rung, random: tools.random()) ?? 0
        var batch = PushBatch(
            id: tools.makeID("msg"), partner: code, seq: partner.feed.lastSeq,
            snapshotPart: part, body: fitting.body, itemCount: fitting.items.count,
            createdAt: now, rung: rung, nextAt: now + wait)
        batch.waitMilliseconds = wait
        batch.isUpdate = fitting.items.allSatisfy { $0.takenVersion > 0 }
        try session.insert(batch)
    }
}
