package import Market
package import Reach

/// A listing with everything that is derived for the asked moment.
package struct ListingView: Hashable, Sendable {
    package let listing: Listing
    package let producer: Producer
    /// The certificate whose star is shown today, or `nil`: then no star is shown.
    package let certificate: Certificate?
    /// The first day on which that star is not shown any more.
    package let certificateEnd: Day?
    /// The day for which it was asked.
    package let day: Day
    /// What keeps it from being live on that day; `nil` when it is.
    package let hold: ListingHold?
    /// The edit that waits for an officer, for those who may know of it.
    package var request: ChangeRequest?

    package var isLive: Bool {
        hold == nil
    }

    /// For how many days it still stays on sale unless it is confirmed; `nil` without a lease.
    package var freshDaysLeft: Int? {
        listing.freshDaysLeft(on: day)
    }

    /// Whether anything of it is a sample rather than published.
    package var isSample: Bool {
        !listing.sampleFields.isEmpty || !producer.sampleFields.isEmpty
    }
}

/// One page of listings; `next` begins the following one.
package struct ListingPage: Sendable {
    package let items: [ListingView]
    package let next: String?
    /// What a kept copy must be compared with, taken before the page was read.
    package let generation: Int
    /// The instant (UTC milliseconds) until which the derived facts of the page hold.
    package let trueUntil: Int64
}

/// What a page of live listings is asked for.
package struct ListingSearch: Hashable, Sendable {
    package var text: String?
    package var filter = ListingFilter()
    /// Only what reaches this commune today.
    package var deliverTo: CommuneCode?
    package var sort = ListingSort.relevance
    /// What is to be counted beside the page.
    package var facets: [ListingFacet] = []
    package var cursor: String?
    package var limit: Int

    package static let limits = 1...100

    package init(limit: Int) {
        self.limit = limit
    }
}

/// A cursor that cannot be read, or that was sealed for somebody else.
package enum CursorError: Error, Hashable, Sendable {
    case unreadable
    /// What follows it in a courier's feed is kept no longer, or is another feed by now.
    case expired
}
