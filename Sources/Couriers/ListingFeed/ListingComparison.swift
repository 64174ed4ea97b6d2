internal import Foundation

/// What a receiver answered to a digest.
package enum ListingComparison: Hashable, Sendable {
    /// The buckets that are not the same there; with what it has in them, when it says so.
    case differs(buckets: Set<Int>, held: [String: Int]?)
    /// It has not come as far as the digest says: it needs the feed from the start.
    case behind
    /// It does not take digests, or answered something else.
    case unsupported(String)
    /// It could not answer now.
    case unavailable(String)
}

extension ListingFeed {
    /// Reads the answer to a `listing.digest`: 2xx with `differs`, or what a batch may answer.
    package func comparison(of reply: CourierReply) -> ListingComparison {
        switch reply.status {
        case 200..<300:
            guard reply.body.count <= ListingFeedAnswer.mostBytes,
                let wire = try? JSONDecoder().decode(Wire.self, from: Data(reply.body))
            else { return .unsupported("status \(reply.status) without a list of buckets") }
            let buckets = Set(wire.differs.filter { (0..<ListingDigest.bucketCount) ~= $0 })
            let held = wire.items.map { items in
                Dictionary(items.map { ($0.sku, $0.version) }) { max($0, $1) }
            }
            return .differs(buckets: buckets, held: buckets.isEmpty ? [:] : held)
        case 409: return .behind
        case 429, 500...: return .unavailable("status \(reply.status)")
        default: return .unsupported("status \(reply.status)")
        }
    }
}

/// The answer's object.
private struct Wire: Decodable {
    struct Item: Decodable {
        let sku: String
        let version: Int
    }

    let differs: [Int]
    let items: [Item]?
}
