package import Reach

/// Two entries of one producer become one: who survives, and what forbids it.
package enum ProducerMerge {
    /// What stands open on both sides and contradicts; a person settles it first.
    package enum Conflict: Hashable, Sendable {
        /// Both were verified, as different producers.
        case identity
        case taxCode
        /// One of them is suspended: a merge is no way out of that.
        case suspended(ProducerID)
        /// Both are closed on some same day, each for its own reason.
        case closures(Closure, Closure)
        /// Both offer the same product in the same pack.
        case listings(ListingID, ListingID)
        case bankAccount
        /// The survivor may not offer that listing in its legal form.
        case legalForm(ListingID)
    }

    /// One side of a merge with everything that is asked of it.
    package struct Side: Sendable {
        package let producer: Producer
        package let secrets: ProducerSecrets
        package let listings: [Listing]

        package init(producer: Producer, secrets: ProducerSecrets, listings: [Listing]) {
            self.producer = producer
            self.secrets = secrets
            self.listings = listings
        }
    }

    /// Everything that forbids that the first becomes part of the second on a day.
    package static func conflicts(
        of source: Side, into target: Side, on day: Day
    ) -> [Conflict] {
        let (one, other) = (source.producer, target.producer)
        var conflicts: [Conflict] = []
        if one.identity == .verified, other.identity == .verified,
            differ(one.profile.registrationNumber, other.profile.registrationNumber)
        {
            conflicts.append(.identity)
        }
        if differ(
            one.profile.taxCode.map(ProducerLikeness.taxRoot),
            other.profile.taxCode.map(ProducerLikeness.taxRoot))
        {
            conflicts.append(.taxCode)
        }
        for side in [one, other] where isSuspended(side, on: day) {
            conflicts.append(.suspended(side.id))
        }
        conflicts += closures(one, other, on: day) + listings(source, target)
        let form = other.profile.legalForm
        conflicts += source.listings.filter { listing in
            listing.state != .withdrawn && !form.mayOffer(set: listing.offer.set)
        }.map { .legalForm($0.id) }
        if differ(source.secrets.bankAccount, target.secrets.bankAccount) {
            conflicts.append(.bankAccount)
        }
        return conflicts
    }

    /// The survivor with what the other brings: closures to come, and fields that it lacks.
    package static func survivor(of source: Producer, into target: Producer) -> Producer {
        var merged = target
        merged.closures = (target.closures + source.closures).sorted {
            ($0.from, $0.id) < ($1.from, $1.id)
        }
        let own = source.profile
        merged.profile.registrationNumber =
            target.profile.registrationNumber
            ?? own.registrationNumber
        merged.profile.registrationDay = target.profile.registrationDay ?? own.registrationDay
        merged.profile.taxCode = target.profile.taxCode ?? own.taxCode
        merged.profile.address = target.profile.address ?? own.address
        merged.profile.phone = target.profile.phone ?? own.phone
        merged.profile.email = target.profile.email ?? own.email
        merged.profile.website = target.profile.website ?? own.website
        merged.profile.foundedYear = target.profile.foundedYear ?? own.foundedYear
        merged.profile.workers = target.profile.workers ?? own.workers
        merged.profile.localWorkersPercent =
            target.profile.localWorkersPercent
            ?? own.localWorkersPercent
        return merged
    }

    private static func isSuspended(_ producer: Producer, on day: Day) -> Bool {
        producer.state == .suspended
            || producer.closures.contains { closure in
                closure.kind == .suspension && closure.until.map { $0 > day } ?? true
            }
    }

    private static func closures(
        _ one: Producer, _ other: Producer, on day: Day
    ) -> [Conflict] {
        for mine in one.closures where mine.until.map({ $0 > day }) ?? true {
            let theirs = other.closures.first { $0.kind == mine.kind && $0.overlaps(mine) }
            if let theirs { return [.closures(mine, theirs)] }
        }
        return []
    }

    private static func listings(_ source: Side, _ target: Side) -> [Conflict] {
        let theirs = target.listings.filter { $0.state != .withdrawn }
        return source.listings.filter { $0.state != .withdrawn }.compactMap { mine in
            let twin = theirs.first { productKey($0.offer) == productKey(mine.offer) }
            return twin.map { .listings(mine.id, $0.id) }
        }
    }

    private static func productKey(_ offer: Offer) -> [String] {
        [
            FoldedText.plain(offer.name), String(offer.set), String(offer.netQuantity),
            offer.netUnit.rawValue, FoldedText.plain(offer.pack),
        ]
    }

    private static func differ<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool {
        guard let one, let other else { return false }
        return one != other
    }
}
