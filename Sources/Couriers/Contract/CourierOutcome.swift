package import Market
package import Reach

/// What came of a job.
package enum CourierOutcome: Hashable, Sendable {
    /// The partner did it.
    case ok(CourierAnswer)
    /// The partner answered that it did not.
    case rejected(CourierRejection)
    /// Nobody can tell: the partner may have done it or not.
    case unknown(CourierDoubt)
}

/// What a partner gave back for a job that it did.
package enum CourierAnswer: Hashable, Sendable {
    /// What it says of single items; what it does not name, it took.
    case pushed([ItemVerdict])
    case loggedIn(CourierToken)
    /// What each service would ask; empty when the courier does not go there.
    case quoted([CourierQuote])
    case created(CreatedShipment)
    /// The courier knows no such parcel.
    case absent
    case reported(ShipmentReport)
    /// One page of reports, and whether more follow.
    case listed([ShipmentReport], hasMore: Bool)
    /// It is cancelled, now or already before.
    case cancelled
    case updatedCOD
    case label(CourierLabel)
}

/// What one service of a courier would ask for a parcel.
package struct CourierQuote: Hashable, Sendable {
    /// The courier's own code and name of the service.
    package let service: String
    package let name: String
    package let total: Money
    /// By when, in UTC milliseconds, where the courier says so.
    package let expectedBy: Int64?

    package init(service: String, name: String, total: Money, expectedBy: Int64? = nil) {
        self.service = service
        self.name = name
        self.total = total
        self.expectedBy = expectedBy
    }
}

/// A parcel that a courier has taken on.
package struct CreatedShipment: Hashable, Sendable {
    package let waybill: Waybill
    /// What the courier will charge, where it says so.
    package let fee: Money?
    package let expectedBy: Int64?
    /// Whether the courier had it already, from a create whose answer was lost.
    package let isAdopted: Bool

    package init(
        waybill: Waybill, fee: Money? = nil, expectedBy: Int64? = nil, isAdopted: Bool = false
    ) {
        self.waybill = waybill
        self.fee = fee
        self.expectedBy = expectedBy
        self.isAdopted = isAdopted
    }
}

/// A label to print: its bytes, or an address that opens it for a while and is never stored.
///
/// A link that begins with a slash lies below the account's address: see `opened(at:)`.
package enum CourierLabel: Hashable, Sendable {
    case document(bytes: [UInt8], mediaType: String)
    case link(Secret, validSeconds: Int)
}
