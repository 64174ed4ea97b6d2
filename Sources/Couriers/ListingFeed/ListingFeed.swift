/// Our own contract for partners that publish none: a signed feed of listings, `listing-feed/1`.
///
/// It is Standard Webhooks 1.0.0 in its headers and signature, and adds versions per SKU,
/// tombstones, snapshots and the detection of gaps.
package struct ListingFeed: Courier {
    static let schema = "listing-feed/1"

    /// What the contract promises receivers that no batch exceeds.
    static let limits = PushLimits(items: 100, bytes: 256 << 10)

    package let capabilities = CourierCapabilities(listingPush: ListingFeed.limits)

    package init() {}

    package func body(of batch: ListingBatch) -> [UInt8] {
        ListingFeedBody.bytes(of: batch)
    }
}
