/// One comparison of what a partner has with what it took from us, and what was mended.
package struct Reconciliation: Hashable, Sendable {
    package enum State: String, Sendable, CaseIterable {
        /// Asked for; it is made when the partner's lane comes to it.
        case waiting
        case done
        /// It could not be made; the reason says why.
        case failed
    }

    package let id: String
    package let partner: PartnerCode
    package let askedAt: Int64
    package var endedAt: Int64?
    package var state = State.waiting
    /// How many listings the partner should have.
    package var compared = 0
    /// How many of the buckets that the listings fall into were not the same.
    package var bucketsDiffer = 0
    /// Listings that the partner lacked.
    package var missing = 0
    /// Listings that it had in another version, and all of a bucket that it did not describe.
    package var outdated = 0
    /// Listings that it should not have had.
    package var extra = 0
    package var reason: String?

    package init(id: String, partner: PartnerCode, askedAt: Int64) {
        self.id = id
        self.partner = partner
        self.askedAt = askedAt
    }
}

/// A listing that a partner has, in the version that it took.
package struct TakenListing: Hashable, Sendable {
    package let listing: String
    package let version: Int
}
