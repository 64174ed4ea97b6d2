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
    /// Why it goes this way, in the words of when it was ordered: JSON, where the parcel is read.
    package var explanation: [UInt8]?
    /// How it travels, where the parcel is read and not changed.
    package var travel: ParcelTravel?
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
    /// The state that people are shown: what was heard, or what our own creation says, as long as
    /// the parcel is with that courier.
    package var status: ParcelStatus? {
        isCurrent ? kept.shipment.status(after: history) : history.status
    }

    /// Whether somebody should look at it.
    package var needsAttention: Bool {
        history.needsAttention || jobs.contains { $0.state == .parked }
            || kept.shipment.state == .locked || kept.shipment.hasTwoWaybills || held != nil
    }

    /// Why nothing is asked of the courier though something is wanted of it; it goes on as soon
    /// as the partner is active again.
    package var held: ShipmentReason? {
        let isWanted = kept.rereadAt != nil || jobs.contains { $0.state == .open }
        return partnerState == .disabled && isWanted ? .partnerDisabled : nil
    }
}

extension ShipmentReason {
    fileprivate static let partnerDisabled = ShipmentReason(
        "partner_disabled",
        vi: "Đối tác vận chuyển này đang bị ngừng; kiện chờ đến khi đối tác được mở lại.",
        en: "This courier's partner is disabled; the parcel waits until it is active again.")
}
