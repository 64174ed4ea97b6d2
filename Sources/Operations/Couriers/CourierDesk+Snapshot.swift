package import Reach
internal import Market
internal import Storage

/// For an integration that begins, or whose cursor has expired.
extension CourierDesk {
    /// One page of the parcels that a courier has to carry now.
    package struct SnapshotPage: Sendable {
        package let items: [Sight]
        /// `nil` at the end; a page may be empty and yet not be the last.
        package let next: String?
        /// Where the feed goes on: its end before the first page, the same on every page.
        package let feedCursor: String
    }

    /// A page looks at no more turns than this, most of which may have ended.
    private static let turnsAtOnce = 1_000

    /// All parcels of the courier that are still to be carried, page by page.
    ///
    /// What changes while it is read is in the feed behind `feedCursor`, so that nothing is missed;
    /// a parcel may come twice. Turns that await an answer come first: one that is accepted
    /// meanwhile is met again among the accepted.
    package func snapshot(
        of courier: CourierCode, cursor: String?, limit: Int
    ) async throws -> SnapshotPage {
        let seal = try await house.feedSeal()
        let begun = try cursor.map { try seal.openPlace($0, for: courier) }
        return try await house.store.read { session in
            let place =
                try begun
                ?? SnapshotPlace(
                    position: try session.feedBounds(of: courier).last, turn: .assigned, after: "")
            let (parcels, next) = try Self.parcels(of: courier, from: place, limit, in: session)
            return SnapshotPage(
                items: try parcels.compactMap { try Self.sight(of: $0, by: courier, in: session) },
                next: next.map { seal.seal($0, for: courier) },
                feedCursor: seal.seal(place.position, for: courier))
        }
    }

    private static func parcels(
        of courier: CourierCode, from place: SnapshotPlace, _ limit: Int, in session: StoreSession
    ) throws -> ([ParcelID], SnapshotPlace?) {
        let (open, reached) = try session.openParcels(
            of: courier, place.turn, after: place.after, limit: turnsAtOnce)
        if open.count > limit {
            let page = Array(open.prefix(limit))
            return (page, place.going(on: page.last?.text ?? ""))
        }
        if let reached { return (open, place.going(on: reached)) }
        return (open, place.turn == .assigned ? place.goingToAccepted() : nil)
    }
}

extension SnapshotPlace {
    fileprivate func going(on after: String) -> SnapshotPlace {
        SnapshotPlace(position: position, turn: turn, after: after)
    }

    fileprivate func goingToAccepted() -> SnapshotPlace {
        SnapshotPlace(position: position, turn: .accepted, after: "")
    }
}
