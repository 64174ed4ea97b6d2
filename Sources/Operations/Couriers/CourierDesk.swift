package import Market
package import Reach
package import Storage

/// Lets a courier's integration read its parcels: by cursor, or by lease for several workers.
package struct CourierDesk: Sendable {
    /// How long a poll may wait, and how much it may ask for.
    package enum Limit {
        package static let waitSeconds: ClosedRange<Int64> = 0...25
        package static let parcels: ClosedRange<Int64> = 1...100
        package static let visibilitySeconds: ClosedRange<Int64> = 5...3_600
    }

    /// A parcel as one courier may see it: the receiver is shown only while it is its to carry.
    package struct Sight: Hashable, Sendable {
        package let slip: ParcelSlip
        /// The courier's own turn; `nil` for what was ordered before there were turns.
        package let turn: Assignment?
        package let showsReceiver: Bool
    }

    /// One part of a feed; `next` is always there, the same as before when nothing is new.
    package struct FeedPage: Sendable {
        package struct Item: Hashable, Sendable {
            package let entry: FeedEntry
            package let sight: Sight

            package var slip: ParcelSlip { sight.slip }
        }

        package let items: [Item]
        package let next: String
        /// The name of the feed's life: part of every event's id, so that none comes twice.
        package let epoch: String
        /// The feed's last position: with the cursor, it says whether anything was added.
        package let last: Int
    }

    let house: House

    /// The name under which a courier's polls wait, each courier's its own.
    static func bell(of courier: CourierCode) -> String {
        "courier \(courier.text)"
    }

    /// What follows the cursor in the courier's feed; waits up to `waitSeconds` for the first.
    ///
    /// While nothing was added, it reads no database. Throws `CursorError.expired` where entries
    /// behind the cursor are kept no longer.
    package func feed(
        of courier: CourierCode, cursor: String?, limit: Int, waitSeconds: Int
    ) async throws -> FeedPage {
        let seal = try await house.feedSeal()
        let position = try cursor.map { try seal.open($0, for: courier) } ?? 0
        let deadline = ContinuousClock.now + .seconds(waitSeconds)
        while true {
            let mark = house.feedBell.mark(Self.bell(of: courier))
            let (bounds, items) = try await look(at: courier, after: position, limit)
            // From the begin means from whatever is there; a cursor means all that follows it.
            if cursor != nil, position < bounds.swept || position > bounds.last {
                throw CursorError.expired
            }
            let left = deadline - ContinuousClock.now
            if !items.isEmpty || left <= .zero || Task.isCancelled || house.feedBell.isClosed {
                // A first cursor must not point at what was swept away.
                let reached = items.last?.entry.position ?? max(position, bounds.swept)
                return FeedPage(
                    items: items,
                    next: seal.seal(reached, for: courier, or: reached == position ? cursor : nil),
                    epoch: seal.epoch, last: bounds.last)
            }
            await house.feedBell.wait(Self.bell(of: courier), since: mark, upTo: left)
        }
    }

    /// The feed's bounds as they are known, when these say that nothing is to be read.
    private func look(
        at courier: CourierCode, after position: Int, _ limit: Int
    ) async throws -> (FeedBounds, [FeedPage.Item]) {
        if let known = house.feedPlaces[courier], known.last == position {
            return (known, [])
        }
        let (bounds, items) = try await house.store.read { session in
            let entries = try session.feed(of: courier, after: position, limit: limit)
            let items = try entries.compactMap { entry in
                try Self.sight(of: entry.parcel, by: courier, in: session)
                    .map { FeedPage.Item(entry: entry, sight: $0) }
            }
            return (try session.feedBounds(of: courier), items)
        }
        house.feedPlaces.note(bounds, of: courier)
        return (bounds, items)
    }

    /// The parcel as that courier may see it now; `nil` where there is no such parcel.
    static func sight(
        of id: ParcelID, by courier: CourierCode, in session: StoreSession
    ) throws -> Sight? {
        guard let slip = try session.slip(of: id) else { return nil }
        let turn = try session.assignment(of: id, to: courier)
        // Not the last turn: the parcel is another courier's by now.
        let isOurs = slip.parcel.courier == courier
        return Sight(
            slip: slip, turn: turn, showsReceiver: isOurs && turn?.state.showsReceiver ?? true)
    }
}
