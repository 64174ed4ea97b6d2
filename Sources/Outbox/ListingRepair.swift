internal import Couriers
internal import Market
internal import Storage

/// Marks what a partner has wrong, so that the next batches set it right.
struct ListingRepair {
    let partner: PartnerCode
    /// More than so much wrong is set right by a snapshot.
    let most: Int
    let buckets: Set<Int>
    /// What the partner should have.
    let taken: [TakenListing]

    /// `held` is what the partner has in the buckets that differ, `nil` when it did not say.
    func mend(
        _ held: [String: Int]?, report: inout Reconciliation, feed: inout PartnerFeed,
        at now: Int64, in session: StoreSession
    ) throws {
        let suspect = taken.filter { buckets.contains(ListingDigest.bucket(of: $0.listing)) }
        guard let held else {
            return try sayAgain(suspect, report: &report, feed: &feed, in: session)
        }
        let lines = wrong(suspect, held)
        for line in lines {
            switch line.standing {
            case .missing: report.missing += 1
            case .outdated: report.outdated += 1
            case .extra: report.extra += 1
            }
        }
        if lines.count > most { return try begin(&feed, above: lines, in: session) }
        try session.confirmAll(at: partner)
        for line in lines {
            if line.standing == .extra, try session.listing(ListingID(line.listing)) == nil {
                // Nothing of ours can name it: only the end of a snapshot takes it away.
                feed.needsSnapshot = true
            } else {
                try note(ListingID(line.listing), has: line.version, at: now, in: session)
            }
        }
    }

    private struct Line {
        enum Standing {
            case missing, outdated, extra
        }

        let listing: String
        /// What the partner has, 0 for nothing.
        let version: Int
        /// What it should have, 0 for nothing.
        let wanted: Int

        var standing: Standing {
            if wanted == 0 { return .extra }
            return version == 0 ? .missing : .outdated
        }
    }

    private func wrong(_ suspect: [TakenListing], _ held: [String: Int]) -> [Line] {
        let known = Set(taken.map(\.listing))
        let lines = suspect.filter { held[$0.listing] != $0.version }.map {
            Line(listing: $0.listing, version: held[$0.listing] ?? 0, wanted: $0.version)
        }
        let extra = held.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
        return lines + extra.map { Line(listing: $0.key, version: $0.value, wanted: 0) }
    }

    /// Everything anew; what the partner has in a version above ours must be said above that.
    private func begin(
        _ feed: inout PartnerFeed, above lines: [Line], in session: StoreSession
    ) throws {
        feed.needsSnapshot = true
        for line in lines.filter({ $0.version > $0.wanted }).prefix(most) {
            if try session.listing(ListingID(line.listing)) == nil { continue }
            try session.sayAgain(ListingID(line.listing), to: partner, above: line.version)
        }
    }

    /// The partner did not say what it has: all that fell into those buckets goes out again.
    private func sayAgain(
        _ suspect: [TakenListing], report: inout Reconciliation, feed: inout PartnerFeed,
        in session: StoreSession
    ) throws {
        report.outdated = suspect.count
        let gone = try session.withdrawnListings(at: partner)
            .filter { buckets.contains(ListingDigest.bucket(of: $0)) }
        let listings = suspect.map(\.listing) + gone
        if listings.count > most {
            feed.needsSnapshot = true
            return
        }
        try session.confirmAll(at: partner)
        for listing in listings { try session.sayAgain(ListingID(listing), to: partner) }
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
