internal import Couriers
internal import Market
internal import Storage

/// Finds how many of the items one batch may hold.
struct BatchDraft {
    /// The items that fit, and the bytes that say them; no items when not even the first fits.
    struct Fitting {
        let items: [DraftedItem]
        let body: [UInt8]
    }

    let courier: any Courier
    let limits: PushLimits
    let feed: String
    let at: Int64
    /// Whether the partner takes items that change the stock alone.
    let allowsStock: Bool
    let policy: CertificatePolicy

    /// Halves until it fits: most batches do at once, since few descriptions are long.
    func fitting(
        _ items: [DraftedItem], mode: ListingBatch.Mode, after state: PartnerFeed
    ) -> Fitting {
        var kept = Array(items.prefix(limits.items))
        while true {
            let batch = ListingBatch(
                feed: feed, seq: state.lastSeq + 1, previousSeq: state.acknowledgedSeq, at: at,
                mode: mode, items: kept.map(\.item))
            let body = courier.body(of: batch)
            if body.count <= limits.bytes || kept.isEmpty {
                return Fitting(items: kept, body: body)
            }
            kept = Array(kept.prefix(kept.count / 2))
        }
    }
}
