package import Market

/// Which listings a page of everything, live or not, wants; absent means any.
package struct ListingQuery: Hashable, Sendable {
    package var producer: ProducerID?
    /// In one state, or in any.
    package var state: ListingState?
    /// The last listing of the page before.
    package var after: ListingID?
    package var limit: Int

    package init(limit: Int) {
        self.limit = limit
    }
}
