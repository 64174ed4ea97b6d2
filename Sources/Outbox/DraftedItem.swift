internal import Couriers
internal import Market
internal import Reach
internal import Storage

/// One item of a batch to be, with what has to be remembered when the batch is opened.
struct DraftedItem {
    let item: ListingItem
    /// What is said without the stock, as a digest; `nil` where nobody asks for it.
    let content: String?
    /// The version that the partner has, 0 when it has none.
    let takenVersion: Int
    /// The version that the partner said is on offer there.
    let confirmedVersion: Int

    /// How the listing stands from the moment on in which the batch that holds it is opened.
    func standing(seq: Int, at now: Int64) -> ListingAtPartner {
        var standing = ListingAtPartner(
            listing: item.sku, seq: seq, version: item.version, isDelete: item.isDelete,
            status: .pending, at: now)
        standing.sentAt = now
        standing.content = content
        standing.takenVersion = takenVersion
        standing.confirmedVersion = confirmedVersion
        return standing
    }
}

extension BatchDraft {
    /// What is to be said of a listing, or `nil` when the partner has nothing to hear of it.
    func item(
        _ id: ListingID, for partner: PartnerCode, isDelta: Bool = false,
        in session: StoreSession
    ) throws -> DraftedItem? {
        guard let listing = try session.listing(id),
            let producer = try session.producer(listing.producer)
        else { return nil }
        let standing = try session.standing(of: id, at: partner)
        // Above anything said before, even where a change did not count the listing up.
        let version = max(listing.feedVersion, standing.map { $0.version + 1 } ?? 0)
        let day = Day(utcMilliseconds: at)
        guard listing.isLive(producer: producer, on: day),
            try session.allowsOffer(id, on: day)
        else {
            guard let standing, standing.status != .withdrawn,
                limits.style == .feed || standing.takenVersion > 0
            else { return nil }
            return drafted(.delete(sku: id, version: version, at: at), standing, content: nil)
        }
        var product = ListedProduct(
            listing: listing, producer: producer, certificates: try session.certificates(of: id),
            policy, on: day, version: version)
        let content = allowsStock ? digest(of: product) : nil
        if isDelta, let content, let standing, standing.content == content,
            standing.status == .accepted, standing.takenVersion == standing.version
        {
            product.stockSince = standing.version
        }
        return drafted(.upsert(product), standing, content: content)
    }

    private func drafted(
        _ item: ListingItem, _ standing: ListingAtPartner?, content: String?
    ) -> DraftedItem {
        DraftedItem(
            item: item, content: content, takenVersion: standing?.takenVersion ?? 0,
            confirmedVersion: standing?.confirmedVersion ?? 0)
    }

    /// Everything that a full item says but its stock, its version and its date.
    private func digest(of product: ListedProduct) -> String {
        var listing = product.listing
        (listing.stock, listing.updatedAt) = (0, 0)
        let still = ListedProduct(
            listing: listing, producer: product.producer, certificate: product.certificate,
            starsUntil: product.starsUntil, version: 0)
        let batch = ListingBatch(
            feed: "", seq: 0, previousSeq: 0, at: 0, mode: .delta, items: [.upsert(still)])
        return Digest.hex(Array(Digest.sha256(courier.body(of: batch)).prefix(16)))
    }
}
