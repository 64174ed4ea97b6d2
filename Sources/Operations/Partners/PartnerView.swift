package import Storage

/// A partner as its operator sees it; who renders it leaves the secret out.
package struct PartnerView: Hashable, Sendable {
    package let partner: Partner
    /// The batch that is on its way or parked, without its bytes.
    package let openBatch: PushBatch?
}

/// One page of the log of attempts.
package struct DeliveryPage: Hashable, Sendable {
    package let items: [Delivery]
    /// Where the next page begins, `nil` on the last.
    package let next: String?
    package let openBatch: PushBatch?
}

/// One page of how listings stand at a partner.
package struct StandingPage: Hashable, Sendable {
    package let items: [ListingAtPartner]
    /// Where the next page begins, `nil` on the last.
    package let next: String?
}
