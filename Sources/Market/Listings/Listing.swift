package import Reach

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
    package var photos: [ListingPhoto]
    /// The first day on which it pauses itself unless stock and price are confirmed before.
    ///
    /// `nil` is no lease: what was never approved, samples, and what no round has looked at yet.
    package var freshUntil: Day?

    package init(
        id: ListingID, producer: ProducerID, version: Int = 1, feedVersion: Int = 1, offer: Offer,
        stock: Int, state: ListingState = .draft, reviewNote: String? = nil,
        sampleFields: [String] = [], updatedAt: Int64, photos: [ListingPhoto] = [],
        freshUntil: Day? = nil
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
        self.photos = photos
        self.freshUntil = freshUntil
    }

    /// Whether buyers may see and order it on that day: approved, its freshness lease not run
    /// out, and its producer open for business.
    ///
    /// Stock, reach and certificate are asked apart; none of the five implies another.
    package func isLive(producer: Producer, on day: Day) -> Bool {
        hold(producer: producer, on: day) == nil
    }

    /// What keeps the listing from being live on that day; the first that holds, or `nil`.
    package func hold(producer: Producer, on day: Day) -> ListingHold? {
        if state != .approved { return .notApproved }
        if !producer.isOpen(on: day) { return .producerClosed }
        if isStale(on: day) { return .stale }
        return nil
    }
}

/// Why a listing is not live though it exists.
package enum ListingHold: String, Sendable, CaseIterable {
    case notApproved = "not_approved"
    case producerClosed = "producer_closed"
    /// Nobody confirmed its stock and price in time.
    case stale
    /// Its last certificate has ended, and the policy takes such listings off sale.
    case certificateLapsed = "certificate_lapsed"
}

/// A listing's id: `ls_` and a time-ordered part; partners know it as the SKU.
package struct ListingID: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// Whether it is `ls_` and 26 characters of the alphabet of ids, as clients may make it.
    package static func isWellFormed(_ text: String) -> Bool {
        text.hasPrefix("ls_") && MadeID.isTail(text.dropFirst(3))
    }

    static let problem = MadeID.problem(prefix: "ls_")
}
