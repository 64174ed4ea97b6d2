/// What a kind of partner can do; what is not named here is never asked of it.
package struct CourierCapabilities: Hashable, Sendable {
    /// How listings may be handed over, or `nil` where the partner takes none.
    package let listingPush: PushLimits?

    package init(listingPush: PushLimits?) {
        self.listingPush = listingPush
    }
}

/// How much one batch may hold.
package struct PushLimits: Hashable, Sendable {
    package let items: Int
    package let bytes: Int

    package init(items: Int, bytes: Int) {
        self.items = items
        self.bytes = bytes
    }
}

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
