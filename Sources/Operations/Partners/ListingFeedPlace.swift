internal import Market
internal import Reach

/// How far a courier has read the feed of listings.
///
/// Text: `s.<as of>.<listing>.<seal>` while everything is read, `d.<position>.<seal>` after that.
enum ListingFeedPlace: Hashable, Sendable {
    /// The listings after an id are still to come, and then what changed after `asOf`.
    case snapshot(asOf: Int, after: String)
    case delta(after: Int)

    /// Throws `CursorError.unreadable` for a text of another form, and `ListingCursorError.expired`
    /// for one that this database did not seal for this courier.
    init(_ text: String, sealedBy seal: FeedSeal, for courier: CourierCode) throws {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let payload = parts.dropLast().joined(separator: ".")
        switch (parts.first, parts.count) {
        case ("s", 4):
            guard let asOf = Int(parts[1]) else { throw CursorError.unreadable }
            self = .snapshot(asOf: asOf, after: String(parts[2]))
        case ("d", 3):
            guard let position = Int(parts[1]) else { throw CursorError.unreadable }
            self = .delta(after: position)
        default: throw CursorError.unreadable
        }
        let mark = seal.mark("listings \(courier.text) \(payload)")
        guard Digest.equal(Array((parts.last ?? "").utf8), Array(mark.utf8)) else {
            throw ListingCursorError.expired
        }
    }

    func text(sealedBy seal: FeedSeal, for courier: CourierCode) -> String {
        let payload =
            switch self {
            case .snapshot(let asOf, let id): "s.\(asOf).\(id)"
            case .delta(let position): "d.\(position)"
            }
        return payload + "." + seal.mark("listings \(courier.text) \(payload)")
    }
}
