/// Our own contract for partners that publish none: a signed feed of listings, `listing-feed/1`.
///
/// It is Standard Webhooks 1.0.0 in its headers and signature, and adds versions per SKU,
/// tombstones, snapshots, the detection of gaps and digests to compare by.
///
/// Items have one of three operations. `upsert` replaces everything that the receiver knows of the
/// SKU, `delete` is the tombstone, and `stock` (`sku`, `version`, `previous_version`, `updated_at`,
/// `quantity`) changes the quantity and nothing else. All three share one line of versions: an item
/// counts only when its version is above the one that the receiver has for the SKU. `stock` comes
/// only to receivers that asked for it (`accepts_stock`), only in deltas, and only for a SKU whose
/// `previous_version` they took. A receiver that has another version of the SKU, or does not have
/// it on offer, answers that item `rejected` with the code `needs_upsert` and is then sent the
/// `upsert`. The page "Listing-feed" is the whole contract.
package struct ListingFeed: Courier {
    package static let schema = "listing-feed/1"

    /// The account's field that holds the secret before the last change, while it still signs.
    package static let previousSecret = "previous_secret"

    /// What a receiver answers to a change of stock of what it does not have.
    package static let needsUpsert = "needs_upsert"

    /// What the contract promises receivers that no batch exceeds.
    static let limits = PushLimits(items: 100, bytes: 256 << 10)

    package let capabilities = CourierCapabilities(listingPush: ListingFeed.limits)

    package init() {}

    package func body(of batch: ListingBatch) -> [UInt8] {
        ListingFeedBody.bytes(of: batch)
    }
}
