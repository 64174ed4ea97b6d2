package import Market
package import Reach

/// A shipment that came to nothing and was followed by another of the same parcel.
package struct FormerShipment: Hashable, Sendable {
    package let kept: ShipmentAtPartner
    /// Whose turn it was.
    package let courier: CourierCode
    /// When the next one took its place, in UTC milliseconds.
    package let endedAt: Int64
}

/// Shipments that were put away.
extension StoreSession {
    /// The parcel's former shipments in their order.
    package func formerShipments(of parcel: ParcelID) throws -> [FormerShipment] {
        try sql.query(
            "SELECT * FROM former_shipment WHERE parcel_id = $1 ORDER BY number",
            [.text(parcel.text)]
        ).map(FormerShipment.init)
    }

    /// The former shipment that a courier knows by that number.
    package func formerShipment(
        _ waybill: Waybill, at partner: PartnerCode
    ) throws -> FormerShipment? {
        try sql.first(
            "SELECT * FROM former_shipment WHERE partner = $1 AND waybill = $2",
            [.text(partner.text), .text(waybill.text)]
        ).map(FormerShipment.init)
    }

    /// Whether a courier has used that number for a parcel of ours, now or before.
    package func isTaken(_ waybill: Waybill, at partner: PartnerCode) throws -> Bool {
        if try shipment(waybill, at: partner) != nil { return true }
        return try formerShipment(waybill, at: partner) != nil
    }

    /// Every number that couriers have given the parcel.
    package func waybills(of parcel: ParcelID) throws -> [Waybill] {
        let current = try shipment(of: parcel)?.shipment.waybill
        return try [current].compactMap(\.self)
            + formerShipments(of: parcel).compactMap(\.kept.shipment.waybill)
    }
}

extension FormerShipment {
    init(_ record: SQLRecord) throws {
        guard let partner = PartnerCode(try record.text("partner")) else {
            throw StoreError.unreadable("partner")
        }
        let shipment = Shipment(
            parcel: ParcelID(try record.text("parcel_id")), state: try record.word("state"),
            reason: try ShipmentReason(record), waybill: try Waybill(of: record),
            fee: try record.moneyIfAny("fee_vnd"))
        self.init(
            kept: ShipmentAtPartner(
                shipment, partner: partner, createdAt: try record.instant("created_at")),
            courier: try record.courier("courier"), endedAt: try record.instant("ended_at"))
    }
}
