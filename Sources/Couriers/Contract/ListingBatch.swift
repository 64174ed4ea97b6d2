package import Market
package import Reach

/// Listings that are handed over together, in our words; an adapter puts them into the partner's.
package struct ListingBatch: Sendable {
    package enum Mode: Hashable, Sendable {
        case delta
        case snapshot(SnapshotPart)
    }

    /// The name of the feed, one for each partner.
    package let feed: String
    package let seq: Int
    /// The last batch that the partner took, 0 before the first.
    package let previousSeq: Int
    /// When the batch was put together, in UTC milliseconds.
    package let at: Int64
    package let mode: Mode
    package let items: [ListingItem]

    package init(
        feed: String, seq: Int, previousSeq: Int, at: Int64, mode: Mode, items: [ListingItem]
    ) {
        self.feed = feed
        self.seq = seq
        self.previousSeq = previousSeq
        self.at = at
        self.mode = mode
        self.items = items
    }
}

/// Which part of a snapshot a batch is; the first part starts the chain of batches anew.
package struct SnapshotPart: Hashable, Sendable {
    package let id: String
    /// Counted from 1.
    package let part: Int
    package let parts: Int
    /// The last batch before the snapshot: what it carried is part of the snapshot.
    package let asOfSeq: Int

    package init(id: String, part: Int, parts: Int, asOfSeq: Int) {
        self.id = id
        self.part = part
        self.parts = parts
        self.asOfSeq = asOfSeq
    }
}

/// One line of a batch: a listing as it is now, or that it is no longer offered.
package enum ListingItem: Sendable {
    case upsert(ListedProduct)
    case delete(sku: ListingID, version: Int, at: Int64)

    package var sku: ListingID {
        switch self {
        case .upsert(let product): product.listing.id
        case .delete(let sku, _, _): sku
        }
    }

    package var version: Int {
        switch self {
        case .upsert(let product): product.version
        case .delete(_, let version, _): version
        }
    }

    package var isDelete: Bool {
        if case .delete = self { true } else { false }
    }

    package var isStockOnly: Bool {
        if case .upsert(let product) = self { product.stockSince != nil } else { false }
    }
}

/// A listing with everything that a partner is told of it.
package struct ListedProduct: Sendable {
    package let listing: Listing
    package let producer: Producer
    /// The certificate whose star may be shown, with the first day on which it may not any more.
    package let certificate: Certificate?
    package let starsUntil: Day?
    /// Grows with each change that this partner hears of.
    package let version: Int
    /// The version that the partner has, where only the stock differs from it and no more need
    /// be said; `nil` where everything is said.
    package var stockSince: Int?

    package init(
        listing: Listing, producer: Producer, certificate: Certificate?, starsUntil: Day?,
        version: Int
    ) {
        self.listing = listing
        self.producer = producer
        self.certificate = certificate
        self.starsUntil = starsUntil
        self.version = version
    }

    /// With the certificate that is in force on a day, and how long its star may be shown.
    package init(
        listing: Listing, producer: Producer, certificates: [Certificate],
        _ policy: CertificatePolicy, on day: Day, version: Int
    ) {
        let certificate = certificates.inForce(on: day, policy)
        self.init(
            listing: listing, producer: producer, certificate: certificate,
            starsUntil: certificate?.end(policy), version: version)
    }
}
