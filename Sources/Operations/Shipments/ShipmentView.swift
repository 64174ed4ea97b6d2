package import Market
package import Storage

/// A parcel as those who have to do with it see it.
package struct ShipmentView: Hashable, Sendable {
    package let parcel: OrderParcel
    package let order: OrderID
    /// `nil` where the parcel does not go through a courier's API.
    package let file: ShipmentFile?
    /// The last questions to the courier, for operators only.
    package let attempts: [ShipmentAttempt]
}

/// One page of shipments, as operators read them.
package struct ShipmentPage: Hashable, Sendable {
    package let items: [ShipmentView]
    /// Where the next page begins, `nil` on the last.
    package let next: String?
}

/// A label to print: its bytes, or an address that opens it for a while.
package enum ShipmentLabel: Sendable {
    case document(bytes: [UInt8], mediaType: String)
    case link(Secret, validSeconds: Int)
}

extension ShipmentFile {
    /// The state that people are shown: what was heard, or what our own creation says.
    package var status: ParcelStatus? {
        kept.shipment.status(after: history)
    }

    /// Whether somebody should look at it.
    package var needsAttention: Bool {
        history.needsAttention || jobs.contains { $0.state == .parked }
            || kept.shipment.state == .locked || kept.shipment.hasTwoWaybills
    }
}
