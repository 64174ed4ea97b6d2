/// The kinds of partner that there is an adapter for, as `partner.kind` names them.
package enum CourierKind: String, Sendable, CaseIterable {
    case listingFeed = "listing_feed"

    /// The adapter of the kind.
    package var courier: any Courier {
        switch self {
        case .listingFeed: ListingFeed()
        }
    }
}
