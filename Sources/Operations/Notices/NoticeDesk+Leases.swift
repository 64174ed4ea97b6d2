internal import Market
internal import Reach
internal import Storage

/// Leases of freshness end without anybody doing anything, so producers are told beforehand and
/// when it has happened.
extension NoticeDesk {
    /// How many days before its end a lease is spoken of.
    static let leaseWarningDays = 3
    /// For how many days an ended one still is news; then the producer's tasks go on showing it.
    static let leaseNewsDays = 7
    /// Producers looked at in one transaction.
    private static let producersAtOnce = 100
    /// More listings than this of one producer are not looked at in one round.
    fileprivate static let mostListings = 500

    /// Queues one letter to each producer for each day on which leases end soon, or ended lately;
    /// looking again tells nothing twice. Answers how many producers were looked at.
    ///
    /// A season keeps nobody from being told: whoever confirms while it lasts sells again on the
    /// day of the opening.
    @discardableResult
    package func tellOfLeases() async throws -> Int {
        let today = house.clockwork.today
        let lease = try await house.store.read { try $0.reviewRules().lease }
        // A lease of few days would have its producer written to every day.
        let ahead = min(Self.leaseWarningDays, lease.days / 2)
        let days = today.advanced(by: -Self.leaseNewsDays)...today.advanced(by: ahead)
        var last = ProducerID("")
        var count = 0
        while true {
            let after = last
            let seen = try await house.store.write { [house] session in
                let producers = try session.producersWithLeases(
                    endingIn: days, after: after, limit: Self.producersAtOnce)
                for id in producers {
                    try house.tellOfLeases(of: id, in: days, on: today, session)
                }
                return producers
            }
            count += seen.count
            guard let newest = seen.last, seen.count == Self.producersAtOnce else { break }
            last = newest
        }
        house.publishNotices()
        return count
    }
}

extension House {
    fileprivate func tellOfLeases(
        of id: ProducerID, in days: ClosedRange<Day>, on today: Day, _ session: StoreSession
    ) throws {
        guard let producer = try session.producer(id), producer.state == .active else { return }
        let listings = try session.leasesEnding(
            of: id, by: days.upperBound, limit: NoticeDesk.mostListings
        )
        .filter { listing in listing.freshUntil.map(days.contains) ?? false }
        let groups = Dictionary(grouping: listings) { $0.freshUntil }
        for (until, listings) in groups.sorted(by: { ($0.key ?? today) < ($1.key ?? today) }) {
            guard let until else { continue }
            let names = listings.map(\.offer.name)
            let notice: Notice =
                until > today
                ? .leasesEnding(id, names: names, until: until)
                : .leasesEnded(id, names: names, on: until)
            try tell(notice, round: until.text, to: producer, at: clockwork.now(), in: session)
        }
    }
}
