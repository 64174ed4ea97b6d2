package import Market
internal import Reach

/// Shipments, one row for each parcel that goes through a courier's API.
extension StoreSession {
    package func shipment(of parcel: ParcelID) throws -> ShipmentAtPartner? {
        try sql.first("SELECT * FROM shipment WHERE parcel_id = $1", [.text(parcel.text)])
            .map(ShipmentAtPartner.init)
    }

    /// The parcel's shipment where it is with the courier that has the parcel now; one that was
    /// left behind at a courier before is none.
    package func currentShipment(of parcel: ParcelID) throws -> ShipmentAtPartner? {
        try sql.first(
            """
            SELECT shipment.* FROM shipment
            JOIN parcel ON parcel.id = shipment.parcel_id
            JOIN partner ON partner.code = shipment.partner
            WHERE shipment.parcel_id = $1 AND parcel.handover <> 'unassigned'
                AND COALESCE(partner.carries, parcel.courier) = parcel.courier
            """,
            [.text(parcel.text)]
        ).map(ShipmentAtPartner.init)
    }

    /// The shipment that a courier knows by that number.
    package func shipment(
        _ waybill: Waybill, at partner: PartnerCode
    ) throws -> ShipmentAtPartner? {
        try sql.first(
            "SELECT * FROM shipment WHERE partner = $1 AND waybill = $2",
            [.text(partner.text), .text(waybill.text)]
        ).map(ShipmentAtPartner.init)
    }

    /// Saves everything but through whom it goes and since when.
    package func update(_ kept: ShipmentAtPartner) throws {
        let shipment = kept.shipment
        try sql.execute(
            """
            UPDATE shipment SET state = $1, reason_code = $2, reason_vi = $3, reason_en = $4,
                waybill = $5, fee_vnd = $6, expected_by = $7, collect_vnd = $8, heard_at = $9,
                reread_at = $10, waybill_reference = $11
            WHERE parcel_id = $12
            """,
            [
                .text(shipment.state.rawValue), SQLValue(shipment.reason?.code),
                SQLValue(shipment.reason?.message.vietnamese),
                SQLValue(shipment.reason?.message.english), SQLValue(shipment.waybill?.text),
                SQLValue(shipment.fee), SQLValue(shipment.expectedBy),
                SQLValue(shipment.collect), SQLValue(kept.heardAt), SQLValue(kept.rereadAt),
                SQLValue(shipment.waybill?.reference), .text(shipment.parcel.text),
            ])
    }

    /// Shipments whose courier is to be asked after them, the longest due first.
    package func shipmentsToReread(
        at partner: PartnerCode, now: Int64, limit: Int
    ) throws -> [ShipmentAtPartner] {
        try sql.query(
            """
            SELECT * FROM shipment WHERE partner = $1 AND reread_at <= $2
            ORDER BY reread_at LIMIT $3
            """,
            [.text(partner.text), .integer(now), SQLValue(limit)]
        ).map(ShipmentAtPartner.init)
    }

    /// The instant at which the next one is to be asked after, `nil` when none is.
    package func nextReread(at partner: PartnerCode) throws -> Int64? {
        try sql.first(
            "SELECT reread_at FROM shipment WHERE partner = $1 AND reread_at IS NOT NULL"
                + " ORDER BY reread_at LIMIT 1",
            [.text(partner.text)]
        ).map { try $0.instant("reread_at") }
    }
}

extension ShipmentAtPartner {
    init(_ record: SQLRecord) throws {
        guard let partner = PartnerCode(try record.text("partner")) else {
            throw StoreError.unreadable("partner")
        }
        let shipment = Shipment(
            parcel: ParcelID(try record.text("parcel_id")), state: try record.word("state"),
            reason: try ShipmentReason(record),
            waybill: try Waybill(of: record),
            fee: try record.moneyIfAny("fee_vnd"),
            expectedBy: try record.instantIfAny("expected_by"),
            collect: try record.moneyIfAny("collect_vnd"))
        self.init(
            shipment, partner: partner, createdAt: try record.instant("created_at"),
            heardAt: try record.instantIfAny("heard_at"),
            rereadAt: try record.instantIfAny("reread_at"))
    }
}

extension Waybill {
    /// The courier's number in the row with what it is called by in some calls, if there is one.
    init?(of record: SQLRecord) throws {
        guard let number = try record.textIfAny("waybill") else { return nil }
        self.init(number, reference: try record.textIfAny("waybill_reference"))
    }
}

extension ShipmentReason {
    /// The reason in the row, if there is one.
    init?(_ record: SQLRecord) throws {
        guard let code = try record.textIfAny("reason_code") else { return nil }
        self.init(code, vi: try record.text("reason_vi"), en: try record.text("reason_en"))
    }
}

extension SQLRecord {
    func moneyIfAny(_ column: String) throws -> Money? {
        try integerIfAny(column).map { Money(vnd: Int64($0)) }
    }

    func instantIfAny(_ column: String) throws -> Int64? {
        try integerIfAny(column).map { Int64($0) }
    }
}

extension SQLValue {
    init(_ money: Money?) {
        self = money.map { .integer($0.vnd) } ?? .null
    }

    init(_ instant: Int64?) {
        self = instant.map { .integer($0) } ?? .null
    }
}
