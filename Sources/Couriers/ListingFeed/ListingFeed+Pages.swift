internal import Market
internal import Reach

extension ListingFeed {
    /// One page for a receiver that reads the feed by itself; its items are those of a batch.
    ///
    /// `isSnapshot` says that the page belongs to the first reading of everything; `next` is the
    /// cursor to ask with the next time.
    package func page(
        of items: [ListingItem], feed: String, isSnapshot: Bool, hasMore: Bool, next: String
    ) -> [UInt8] {
        JSONWriter.object(capacity: 512 + 1_024 * items.count) { page in
            page.member("schema", Self.schema)
            page.member("feed", feed)
            page.member("mode", isSnapshot ? "snapshot" : "delta")
            page.member("items", list: items) { ListingFeedBody.write($1, into: &$0) }
            page.member("has_more", hasMore)
            page.member("next_cursor", next)
        }
    }
}
