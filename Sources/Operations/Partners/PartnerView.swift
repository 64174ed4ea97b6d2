internal import Couriers
package import Market
package import Storage

/// A partner as its operator sees it; who renders it leaves the secrets out.
package struct PartnerView: Hashable, Sendable {
    package let partner: Partner
    /// The batch that is on its way or parked, without its bytes.
    package let openBatch: PushBatch?
    /// The secret that an edit made, to be shown this once.
    package var newSecret: Secret?

    package init(partner: Partner, openBatch: PushBatch?) {
        self.partner = partner
        self.openBatch = openBatch
    }

    /// The fields of the account that are no secrets, with their texts.
    package var openFields: [String: String] {
        let secrets = CourierKind(rawValue: partner.kind)?.courier.capabilities.accountFields
            .filter(\.isSecret).map(\.name)
        return partner.fields.filter { !(secrets ?? [$0.key]).contains($0.key) }
            .mapValues(\.text)
    }
}

/// One page of the log of attempts.
package struct DeliveryPage: Hashable, Sendable {
    package let items: [Delivery]
    /// Where the next page begins, `nil` on the last.
    package let next: String?
    package let openBatch: PushBatch?
}

/// How a listing stands at a partner, as people are told.
package struct StandingView: Hashable, Sendable {
    package enum Status: String, Sendable, CaseIterable {
        /// The partner takes no listings; it hears of the product inside orders.
        case notSupported = "not_supported"
        /// On its way, or changed since and not yet on its way.
        case pending
        /// The partner took it.
        case accepted
        /// The partner said that it is on offer there, in this very version.
        case live
        case rejected
        /// The partner took the word that it is no longer offered.
        case withdrawn
    }

    package let partner: String
    package let partnerName: String
    package let listing: ListingID
    package let status: Status
    /// `nil` where the partner was never told of it.
    package let standing: ListingAtPartner?

    init(_ partner: Partner, _ listing: ListingID, _ standing: ListingAtPartner?) {
        self.partner = partner.code.text
        partnerName = partner.name
        self.listing = listing
        self.standing = standing
        status = Self.status(partner, standing)
    }

    private static func status(_ partner: Partner, _ standing: ListingAtPartner?) -> Status {
        let courier = CourierKind(rawValue: partner.kind)?.courier
        if courier?.capabilities.listingPush == nil { return .notSupported }
        switch standing?.status {
        case .accepted:
            let isConfirmed = standing.map { $0.confirmedVersion == $0.version } ?? false
            return isConfirmed ? .live : .accepted
        case .rejected: return .rejected
        case .withdrawn: return .withdrawn
        case .pending, nil: return .pending
        }
    }
}

/// One page of how listings stand at a partner.
package struct StandingPage: Hashable, Sendable {
    package let items: [StandingView]
    /// Where the next page begins, `nil` on the last.
    package let next: String?
}
