package import Market
package import Reach
internal import Storage

/// Stock and price are confirmed every so often, or the listing pauses itself.
extension ListingDesk {
    /// The last day whose ended leases partners have heard of.
    private static let turnedSetting = "listings.turned"
    private static let leasesAtOnce = 500
    /// More listings than this of one producer are told of at a time.
    private static let mostTasks = 500

    /// Confirms stock and price of a listing for the days that the rules give.
    package func confirm(
        _ id: ListingID, by caller: Caller, once: Once,
        render: @escaping @Sendable (ListingView) throws -> Answer
    ) async throws -> Answer {
        try await update(id, in: .stock, by: caller, once, render: render) {
            [house] listing, now, session in
            let confirmed = try house.confirmFresh(
                listing, try session.reviewRules(), by: caller, at: now, in: session)
            return try house.ownView(of: confirmed, in: session)
        }
    }

    /// Confirms all approved and paused listings of a producer with one call; `render` gets how
    /// many there were and the day on which they would pause themselves.
    package func confirmAll(
        of producer: ProducerID, by caller: Caller, once: Once,
        render: @escaping @Sendable (Int, Day) throws -> Answer
    ) async throws -> Answer {
        guard caller.mayAct(for: producer, in: .stock) else { throw AccessError.outOfScope }
        let answer = try await house.write(by: caller, once, render: { try render($0.0, $0.1) }) {
            [house] session, now in
            guard try session.producer(producer) != nil else {
                throw ProducerDesk.Failure.notFound(producer)
            }
            let rules = try session.reviewRules()
            var count = 0
            for id in try session.listingIDs(of: producer) {
                guard let listing = try session.listing(id), listing.state.isPublished else {
                    continue
                }
                _ = try house.confirmFresh(listing, rules, by: caller, at: now, in: session)
                count += 1
            }
            let today = Day(utcMilliseconds: now)
            return (count, rules.lease.until(confirmedOn: today))
        }
        house.publish()
        return answer
    }

    /// Listings that pause themselves within the longest warning, or have already, soonest first.
    package func leaseTasks(
        of producer: ProducerID, by caller: Caller
    ) async throws -> [LeaseTask] {
        let places = house.atlas.sheet.places
        let today = house.clockwork.today
        let ahead = FreshnessLease.warningDays.max() ?? 0
        return try await house.store.read { session in
            guard let known = try session.producer(producer) else {
                throw ProducerDesk.Failure.notFound(producer)
            }
            guard caller.isKnown(to: producer) || ProducerDesk.oversees(caller, known, places)
            else { throw AccessError.outOfScope }
            return try session.leasesEnding(
                of: producer, by: today.advanced(by: ahead), limit: Self.mostTasks
            ).compactMap { listing in
                listing.freshUntil.map {
                    LeaseTask(
                        listing: listing.id, name: listing.offer.name, until: $0,
                        daysLeft: max(0, today.distance(to: $0)))
                }
            }
        }
    }

    /// Gives listings of an earlier program their first lease, and lets partners hear of what has
    /// paused itself since they heard last. Answers how many of these there were.
    @discardableResult
    package func turnDays() async throws -> Int {
        let today = house.clockwork.today
        let given = try await giveLeases(today)
        let known = try await house.store.read { try $0.setting(Self.turnedSetting) }
        if known == today.text {
            if given { house.publish() }
            return 0
        }
        let count = try await house.store.write { session in
            // The first look ever: what ended before was live for nobody who listens.
            let last = try session.setting(Self.turnedSetting).flatMap { Day($0) } ?? today
            let ended = try session.leasesEnded(after: last, upTo: today)
            for id in ended {
                try session.bumpFeedVersion(of: id)
                try session.queuePush(of: id)
            }
            try session.set(Self.turnedSetting, to: today.text)
            return ended.count
        }
        if given || count > 0 { house.publish() }
        return count
    }

    private func giveLeases(_ today: Day) async throws -> Bool {
        var given = false
        while true {
            let count = try await house.store.write { session in
                try session.giveLeases(
                    until: try session.reviewRules().lease.until(confirmedOn: today),
                    limit: Self.leasesAtOnce)
            }
            given = given || count > 0
            if count < Self.leasesAtOnce { return given }
        }
    }
}

/// A listing that pauses itself soon, or has: its producer confirms stock and price.
package struct LeaseTask: Hashable, Sendable {
    package let listing: ListingID
    package let name: String
    /// The first day on which it is not live.
    package let until: Day
    package let daysLeft: Int
}
