package import Market

/// Which shipments an operator wants to see, as a page in order of the parcel.
package struct ShipmentQuery: Hashable, Sendable {
    package enum Filter: Hashable, Sendable {
        case all
        case state(ShipmentState)
        /// Those with a job that waits for a person.
        case parked
        /// Those that wait because their partner is disabled.
        case held
        /// All that somebody should do something about: parked, locked, with two numbers, held,
        /// and what reports call for.
        case attention
    }

    package var filter: Filter
    package var after: String
    package var limit: Int

    package init(_ filter: Filter, after: String = "", limit: Int) {
        self.filter = filter
        self.after = after
        self.limit = limit
    }
}

/// A shipment with all that is known of it.
package struct ShipmentFile: Hashable, Sendable {
    package let kept: ShipmentAtPartner
    package let history: ParcelHistory
    package let jobs: [ShipmentJob]
    /// Whether anything is sent to its partner at present.
    package let partnerState: PartnerState
    /// Whether the parcel is still with the courier of this shipment.
    package let isCurrent: Bool
    /// What came to nothing before it.
    package let former: [FormerShipment]
}

/// Shipments as people look at them.
extension StoreSession {
    package func shipments(_ query: ShipmentQuery) throws -> [ShipmentAtPartner] {
        switch query.filter {
        case .all:
            try sql.query(
                "SELECT * FROM shipment WHERE parcel_id > $1 ORDER BY parcel_id LIMIT $2",
                [.text(query.after), SQLValue(query.limit)]
            ).map(ShipmentAtPartner.init)
        case .state(let state):
            try sql.query(
                """
                SELECT * FROM shipment WHERE state = $1 AND parcel_id > $2
                ORDER BY parcel_id LIMIT $3
                """,
                [.text(state.rawValue), .text(query.after), SQLValue(query.limit)]
            ).map(ShipmentAtPartner.init)
        case .parked:
            try parkedParcels(after: query.after, limit: query.limit)
                .compactMap { try shipment(of: $0) }
        case .held: try shipments(where: Self.isHeld, query)
        case .attention: try shipments(where: Self.needsAttention, query)
        }
    }

    /// Something is still wanted of the courier, and nothing is asked of it.
    private static let isHeld = """
        (partner.state = 'disabled' AND (shipment.reread_at IS NOT NULL OR EXISTS (
            SELECT 1 FROM shipment_job
            WHERE shipment_job.parcel_id = shipment.parcel_id AND shipment_job.state = 'open')))
        """

    private static let needsAttention = """
        (shipment.state = 'locked' OR shipment.reason_code = 'two_waybills' OR EXISTS (
            SELECT 1 FROM shipment_job
            WHERE shipment_job.parcel_id = shipment.parcel_id AND shipment_job.state = 'parked')
        OR EXISTS (SELECT 1 FROM journey
            WHERE journey.parcel_id = shipment.parcel_id AND journey.needs_attention = 1)
        OR \(isHeld))
        """

    private func shipments(
        where condition: String, _ query: ShipmentQuery
    ) throws -> [ShipmentAtPartner] {
        try sql.query(
            """
            SELECT shipment.* FROM shipment JOIN partner ON partner.code = shipment.partner
            WHERE shipment.parcel_id > $1 AND \(condition)
            ORDER BY shipment.parcel_id LIMIT $2
            """,
            [.text(query.after), SQLValue(query.limit)]
        ).map(ShipmentAtPartner.init)
    }

    /// All that is known of a parcel's shipment, `nil` where it has none.
    package func shipmentFile(of parcel: ParcelID) throws -> ShipmentFile? {
        guard let kept = try shipment(of: parcel),
            let partner = try sql.first(
                "SELECT state FROM partner WHERE code = $1", [.text(kept.partner.text)])
        else { return nil }
        return ShipmentFile(
            kept: kept, history: ParcelHistory(try reports(of: parcel)),
            jobs: try jobs(of: parcel), partnerState: try partner.word("state"),
            isCurrent: try currentShipment(of: parcel) != nil,
            former: try formerShipments(of: parcel))
    }

    /// Which order a parcel belongs to, and the key that placed it.
    package func owner(
        of parcel: ParcelID
    ) throws -> (parcel: OrderParcel, order: OrderID, storefront: String)? {
        let record = try sql.first(
            """
            SELECT parcel.*, customer_order.storefront AS storefront
            FROM parcel JOIN customer_order ON customer_order.id = parcel.order_id
            WHERE parcel.id = $1
            """,
            [.text(parcel.text)])
        return try record.map {
            (
                try OrderParcel($0), OrderID(try $0.text("order_id")),
                try $0.text("storefront")
            )
        }
    }
}
