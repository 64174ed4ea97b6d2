package import Reach

/// One page that is asked of the index.
package struct ListingQuestion: Sendable {
    package var words: SearchWords?
    package var filter = ListingFilter()
    package var sort = ListingSort.relevance
    /// Whether a parcel from a commune gets where it is wanted; `nil` where that is not asked.
    package var reaches: (@Sendable (_ parcel: Parcel, _ origin: CommuneCode) -> Bool)?
    /// What earlier looks have learned about where it is wanted.
    package var verdicts = WayVerdicts()
    package var facets: [ListingFacet] = []
    /// Where the page before ended.
    package var after: ListingPosition?
    package var limit: Int

    package init(limit: Int) {
        self.limit = limit
    }
}

/// Where a page ended, and in which state of the index the first page was made.
///
/// Later pages keep the order of that state: what is renamed or priced anew meanwhile stays in its
/// place, so that it comes once, wherever it would stand today.
package struct ListingPosition: Hashable, Sendable {
    package let sort: ListingSort
    package let key: UInt32
    package let id: ListingID
    /// The change up to which the index was known, and the index that counted it.
    package let change: Int
    package let edition: UInt64

    package init(sort: ListingSort, key: UInt32, id: ListingID, change: Int, edition: UInt64) {
        self.sort = sort
        self.key = key
        self.id = id
        self.change = change
        self.edition = edition
    }
}

/// The listings of one page in their order, and how often each value of a facet would be found.
package struct ListingFindings: Sendable {
    /// A listing and the change that last touched anything of it, also its stock.
    package struct Hit: Hashable, Sendable {
        package let id: ListingID
        /// The listing's number in this index.
        package let slot: Int32
        package let touched: Int
    }

    /// A value of a facet and the listings that would be found with it and all other filters.
    package struct Count: Hashable, Sendable {
        package let value: FacetValue
        package let count: Int
    }

    package var hits: [Hit] = []
    /// Where the next page begins; `nil` after the last one.
    package var next: ListingPosition?
    /// In the order in which they were asked for; most frequent values first.
    package var facets: [(facet: ListingFacet, counts: [Count])] = []
    /// What was looked for instead, where nothing is found by what was typed.
    package var didYouMean: String?
    package var edition: UInt64 = 0
    /// What is known by now about where it is wanted.
    package var verdicts = WayVerdicts()

    package init() {}
}

/// One value of a facet.
package enum FacetValue: Hashable, Sendable {
    case number(Int)
    case sector(String)
    case commune(CommuneCode)
    case producer(ProducerID)
    /// From the first price up to, and without, the second; open to above where there is none.
    case prices(from: Int64, below: Int64?)
}
