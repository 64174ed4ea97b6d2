internal import Reach

/// A product of one producer, offered in one pack.
package struct Listing: Hashable, Sendable {
    package let id: ListingID
    package let producer: ProducerID
    /// Counts the edits from 1; it is the ETag of the listing.
    package var version: Int
    /// Counts everything a partner must hear of, stock included; it only grows.
    package var feedVersion: Int
    package var offer: Offer
    package var stock: Int
    package var state: ListingState
    /// What the officer asked for, while the state is `needsWork`.
    package var reviewNote: String?
    /// Fields whose values nobody published, for the demo set; empty for real registrations.
    package var sampleFields: [String]
    /// When it was last changed, in UTC milliseconds.
    package var updatedAt: Int64

    package init(
        id: ListingID, producer: ProducerID, version: Int = 1, feedVersion: Int = 1, offer: Offer,
        stock: Int, state: ListingState = .draft, reviewNote: String? = nil,
        sampleFields: [String] = [], updatedAt: Int64
    ) {
        self.id = id
        self.producer = producer
        self.version = version
        self.feedVersion = feedVersion
        self.offer = offer
        self.stock = stock
        self.state = state
        self.reviewNote = reviewNote
        self.sampleFields = sampleFields
        self.updatedAt = updatedAt
    }

    /// Whether buyers may see and order it: published, and its producer is not suspended.
    ///
    /// Stock, reach and certificate are asked apart; none of the five implies another.
    package func isLive(producer: ProducerState) -> Bool {
        state == .approved && producer == .active
    }
}

/// A listing's id: `ls_` and a time-ordered part; partners know it as the SKU.
package struct ListingID: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }
}
