package import Market
internal import Reach

/// One shipment after another of the same parcel, never two that could be live.
extension StoreSession {
    /// Begins a parcel's shipment: the row and the job that creates it at the courier.
    ///
    /// One at a courier before is put away once it has been called back and is over. Answers
    /// `false`, and changes nothing, where there is no room for another.
    @discardableResult
    package func openShipment(
        of parcel: ParcelID, at partner: PartnerCode, now: Int64
    ) throws -> Bool {
        if let before = try shipment(of: parcel) {
            let room = try shipmentRoom(of: parcel, at: partner)
            guard before.shipment.isOver, room == .free else { return false }
            try putAway(before, at: now)
            try sql.execute(
                """
                UPDATE shipment SET partner = $1, state = 'waiting', reason_code = NULL,
                    reason_vi = NULL, reason_en = NULL, waybill = NULL, waybill_reference = NULL,
                    fee_vnd = NULL, expected_by = NULL, created_at = $2, heard_at = NULL,
                    reread_at = NULL
                WHERE parcel_id = $3
                """,
                [.text(partner.text), .integer(now), .text(parcel.text)])
        } else {
            try sql.execute(
                """
                INSERT INTO shipment (parcel_id, partner, state, created_at)
                VALUES ($1, $2, 'waiting', $3)
                """,
                [.text(parcel.text), .text(partner.text), .integer(now)])
        }
        try queueJob(.create, of: parcel, at: partner, now: now)
        return true
    }

    /// Opens the shipment of the courier whose turn it is, where it had to wait for the one
    /// before; to be called whenever a shipment may have come to its end. Answers whether it did.
    @discardableResult
    package func openNextShipment(of parcel: ParcelID, now: Int64) throws -> Bool {
        guard let before = try shipment(of: parcel), before.shipment.isOver,
            let turn = try assignment(of: parcel), turn.state == .assigned,
            let owner = try owner(of: parcel), owner.parcel.handover == .waiting,
            let partner = try partner(carrying: turn.courier), partner.state != .disabled,
            partner.code != before.partner
        else { return false }
        return try openShipment(of: parcel, at: partner.code, now: now)
    }

    /// Whether another shipment of the parcel may be opened at a partner.
    package func shipmentRoom(of parcel: ParcelID, at partner: PartnerCode) throws -> ShipmentRoom {
        let all =
            try [shipment(of: parcel)].compactMap(\.self)
            + formerShipments(of: parcel).map(\.kept)
        return ShipmentRoom(beside: all.map { ($0.shipment, $0.partner == partner) })
    }

    /// Keeps a shipment that is over beside the one that follows; nothing is asked for it again.
    private func putAway(_ before: ShipmentAtPartner, at now: Int64) throws {
        let parcel = before.shipment.parcel
        try dropJobs(of: parcel, ShipmentJobKind.allCases, because: .replaced)
        // Whoever changes what a partner carries leaves the turns that it had.
        try sql.execute(
            """
            INSERT INTO former_shipment (parcel_id, number, partner, courier, state, reason_code,
                reason_vi, reason_en, waybill, waybill_reference, fee_vnd, created_at, ended_at)
            SELECT parcel_id, (SELECT COALESCE(MAX(number), 0) + 1 FROM former_shipment
                    WHERE parcel_id = $1), partner,
                COALESCE((SELECT carries FROM partner WHERE code = shipment.partner),
                    (SELECT courier FROM assignment WHERE parcel_id = $1
                        ORDER BY number LIMIT 1),
                    (SELECT courier FROM parcel WHERE id = $1)),
                state, reason_code, reason_vi, reason_en, waybill, waybill_reference, fee_vnd,
                created_at, $2
            FROM shipment WHERE parcel_id = $1
            """,
            [.text(parcel.text), .integer(now)])
    }
}
