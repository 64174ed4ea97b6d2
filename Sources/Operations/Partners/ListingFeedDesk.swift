internal import Couriers
internal import Market
package import Reach
internal import Storage

/// Lets couriers read the feed of listings by themselves: everything once, then what changes.
package struct ListingFeedDesk: Sendable {
    package enum Limit {
        package static let items: ClosedRange<Int64> = 1...100
        package static let waitSeconds: ClosedRange<Int64> = 0...25
    }

    /// The name under which those wait who have read everything.
    static let bell = "listings"
    static let feedName = "ocop"

    let house: House

    package init(house: House) {
        self.house = house
    }

    /// The page after a cursor as JSON; without one the first page of all that is on offer.
    ///
    /// Waits up to `waitSeconds` for the first change. A cursor that is not from this database as
    /// it is now throws `ListingCursorError.expired`: then everything is to be read anew.
    package func page(
        for courier: CourierCode, cursor: String?, limit: Int, waitSeconds: Int
    ) async throws -> [UInt8] {
        let seal = try await house.feedSeal()
        let start = try cursor.map { try ListingFeedPlace($0, sealedBy: seal, for: courier) }
        let deadline = ContinuousClock.now + .seconds(waitSeconds)
        while true {
            let mark = house.feedBell.mark(Self.bell)
            let page = try await house.store.read { [house] session in
                try Self.read(start, limit: limit, house, in: session)
            }
            let left = deadline - ContinuousClock.now
            let isOver = left <= .zero || Task.isCancelled || house.feedBell.isClosed
            if page.isSnapshot || !page.items.isEmpty || isOver {
                return ListingFeed().page(
                    of: page.items, feed: Self.feedName, isSnapshot: page.isSnapshot,
                    hasMore: page.hasMore, next: page.next.text(sealedBy: seal, for: courier))
            }
            await house.feedBell.wait(Self.bell, since: mark, upTo: left)
        }
    }

    private struct Page {
        let items: [ListingItem]
        let isSnapshot: Bool
        let hasMore: Bool
        let next: ListingFeedPlace
    }

    private static func read(
        _ start: ListingFeedPlace?, limit: Int, _ house: House, in session: StoreSession
    ) throws -> Page {
        let last = try session.lastListingChange()
        switch start ?? .snapshot(asOf: last, after: "") {
        case .snapshot(let asOf, let id):
            if asOf > last { throw ListingCursorError.expired }
            let found = try session.liveListings(after: id, limit: limit + 1)
            let kept = found.prefix(limit)
            let hasMore = found.count > limit
            // What changed since the first page follows as changes, from where it was then.
            let next: ListingFeedPlace =
                hasMore
                ? .snapshot(asOf: asOf, after: kept.last?.listing.text ?? id) : .delta(after: asOf)
            return Page(
                items: try kept.compactMap {
                    try item($0, isSnapshot: true, house, in: session)
                },
                isSnapshot: true, hasMore: hasMore, next: next)
        case .delta(let position):
            if position > last { throw ListingCursorError.expired }
            let found = try session.listingChanges(after: position, limit: limit + 1)
            let kept = found.prefix(limit)
            return Page(
                items: try kept.compactMap { try item($0, house, in: session) },
                isSnapshot: false, hasMore: found.count > limit,
                next: .delta(after: kept.last?.position ?? position))
        }
    }

    /// The place of the last change is the version: it grows with each change of the listing.
    private static func item(
        _ change: ListingChange, isSnapshot: Bool = false, _ house: House,
        in session: StoreSession
    ) throws -> ListingItem? {
        guard let listing = try session.listing(change.listing),
            let producer = try session.producer(listing.producer)
        else { return nil }
        let version = change.position + 1
        let today = house.clockwork.today
        guard listing.isLive(producer: producer, on: today),
            try session.allowsOffer(listing.id, on: today)
        else {
            // A snapshot says what is on offer; what is not has nothing to be taken back in it.
            if isSnapshot { return nil }
            return .delete(sku: listing.id, version: version, at: listing.updatedAt)
        }
        return .upsert(
            ListedProduct(
                listing: listing, producer: producer,
                certificates: try session.certificates(of: listing.id),
                try session.certificatePolicy(), on: house.clockwork.today, version: version))
    }
}

/// Why a page of the feed cannot be given.
package enum ListingCursorError: Error, Hashable, Sendable {
    /// The place that it names is not known any more, as after a restore from a backup.
    case expired
}
