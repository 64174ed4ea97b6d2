internal import Market
internal import Reach
internal import Storage
internal import Synchronization

/// What orders are worked out from, kept in memory for as long as nothing of it has changed.
///
/// It is a help and no truth: whoever uses it checks in his transaction that the store's edition
/// is the one under which it was read, and the stock of a listing here is that of some moment.
final class OfferShelf: Sendable {
    /// A listing that was on offer on a day, with its producer.
    struct Offered: Sendable {
        let listing: Listing
        let producer: Producer
    }

    /// Under what everything is kept.
    struct Ground: Hashable, Sendable {
        /// The store's, taken before anything was read.
        let edition: Int
        let day: Day
    }

    private struct Kept {
        var ground: Ground?
        var offered: [ListingID: Offered] = [:]
        var key: String?
        /// Whether a partner carries the courier's parcels.
        var isCarried: [CourierCode: Bool] = [:]
        /// Explanations that are in the store for certain.
        var explained: Set<ExplanationID> = []
    }

    /// Some ten megabytes.
    private static let mostListings = 4_000
    private static let mostExplained = 10_000
    private let kept = Mutex(Kept())

    /// The listing as it is on offer, read where it is not known yet; `nil` where it is not on
    /// offer.
    func offered(
        _ id: ListingID, on ground: Ground, read: () throws -> Offered?
    ) rethrows -> Offered? {
        if let known = look(ground, { $0.offered[id] }) { return known }
        guard let found = try read() else { return nil }
        keep(ground) { kept in
            if kept.offered.count >= Self.mostListings { kept.offered = [:] }
            kept.offered[id] = found
        }
        return found
    }

    /// The id of the key that seals, read where it is not known yet.
    func key(on ground: Ground, read: () throws -> String) rethrows -> String {
        if let known = look(ground, { $0.key }) { return known }
        let found = try read()
        keep(ground) { $0.key = found }
        return found
    }

    /// Whether a partner carries the courier's parcels, read where it is not known yet; it may
    /// have changed since.
    func isCarried(
        _ courier: CourierCode, on ground: Ground, read: () throws -> Bool
    ) rethrows -> Bool {
        if let known = look(ground, { $0.isCarried[courier] }) { return known }
        let found = try read()
        keep(ground) { $0.isCarried[courier] = found }
        return found
    }

    func isExplained(_ id: ExplanationID, on ground: Ground) -> Bool {
        look(ground) { $0.explained.contains(id) ? true : nil } ?? false
    }

    /// To be called when the explanations are on disk.
    func noteExplained(_ ids: [ExplanationID], on ground: Ground) {
        if ids.isEmpty { return }
        keep(ground) { kept in
            if kept.explained.count >= Self.mostExplained { kept.explained = [] }
            kept.explained.formUnion(ids)
        }
    }

    private func look<Value: Sendable>(
        _ ground: Ground, _ look: (Kept) -> Value?
    ) -> Value? {
        kept.withLock { $0.ground == ground ? look($0) : nil }
    }

    /// What was read on an older ground is of no use to anybody else.
    private func keep(_ ground: Ground, _ change: (inout Kept) -> Void) {
        kept.withLock { kept in
            if let known = kept.ground, known.edition > ground.edition { return }
            if kept.ground != ground { kept = Kept(ground: ground) }
            change(&kept)
        }
    }
}
