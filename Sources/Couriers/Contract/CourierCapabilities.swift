package import Reach

/// What a kind of partner can do; what is not named here is never asked of it.
package struct CourierCapabilities: Hashable, Sendable {
    /// How listings may be handed over, or `nil` where the partner takes none.
    package let listingPush: PushLimits?
    /// How parcels may be handed over, or `nil` where the partner carries none.
    package let carrying: CarryingCapabilities?
    /// What an account needs beside address and secret.
    package let accountFields: [AccountField]

    package init(
        listingPush: PushLimits? = nil, carrying: CarryingCapabilities? = nil,
        accountFields: [AccountField] = []
    ) {
        self.listingPush = listingPush
        self.carrying = carrying
        self.accountFields = accountFields
    }
}

/// How much one batch may hold.
package struct PushLimits: Hashable, Sendable {
    package enum Style: Hashable, Sendable {
        /// Numbered batches with snapshots, tombstones and the detection of gaps.
        case feed
        /// One product per call and no deletion: a listing that ends is sent without stock.
        case products
    }

    package let items: Int
    package let bytes: Int
    package let style: Style

    package init(items: Int, bytes: Int, style: Style = .feed) {
        self.items = items
        self.bytes = bytes
        self.style = style
    }
}

/// What a courier's API does for single parcels.
package struct CarryingCapabilities: Hashable, Sendable {
    /// The calls that the courier documents.
    package enum Operation: String, Sendable, CaseIterable {
        case logIn = "log_in"
        case quote
        case create
        /// Reading a parcel by our own number.
        case find
        /// Reading a parcel by the courier's number.
        case detail
        case cancel
        case updateCOD = "update_cod"
        case label
        /// Reading what changed on a day, for all parcels.
        case poll
        /// The courier calls us.
        case hook
    }

    /// What may follow a create whose answer was lost; nothing is ever sent blindly twice.
    package enum LostCreate: Hashable, Sendable {
        /// The same again: the courier gives back the first parcel.
        case sameAgain
        /// The same again: the courier refuses it and names the first parcel, which we adopt.
        case adoptRefused
        /// Read by our own number first; the same again only when the courier knows nothing of it.
        case findFirst
        /// Wait until the courier calls us or a person decides.
        case waitForHook
    }

    package let operations: Set<Operation>
    package let lostCreate: LostCreate
    package let addresses: Set<CourierAddress.Model>
    package let limits: CarryingLimits

    package init(
        operations: Set<Operation>, lostCreate: LostCreate,
        addresses: Set<CourierAddress.Model>, limits: CarryingLimits
    ) {
        self.operations = operations
        self.lostCreate = lostCreate
        self.addresses = addresses
        self.limits = limits
    }

    /// Whether a create may be sent again without asking first.
    package var createIsIdempotent: Bool {
        lostCreate == .sameAgain || lostCreate == .adoptRefused
    }
}

/// What a courier's documents allow of one parcel; `nil` where they name no limit.
package struct CarryingLimits: Hashable, Sendable {
    package let weightGrams: Int?
    package let sideCm: Int?
    package let collect: Money?
    package let declaredValue: Money?

    package init(
        weightGrams: Int? = nil, sideCm: Int? = nil, collect: Money? = nil,
        declaredValue: Money? = nil
    ) {
        self.weightGrams = weightGrams
        self.sideCm = sideCm
        self.collect = collect
        self.declaredValue = declaredValue
    }
}
