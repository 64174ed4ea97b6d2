package import Market

/// Which shipments an operator wants to see, as a page in order of the parcel.
package struct ShipmentQuery: Hashable, Sendable {
    package enum Filter: Hashable, Sendable {
        case all
        case state(ShipmentState)
        /// Those with a job that waits for a person.
        case parked
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
        }
    }

    /// All that is known of a parcel's shipment, `nil` where it has none.
    package func shipmentFile(of parcel: ParcelID) throws -> ShipmentFile? {
        guard let kept = try shipment(of: parcel) else { return nil }
        return ShipmentFile(
            kept: kept, history: ParcelHistory(try reports(of: parcel)),
            jobs: try jobs(of: parcel))
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
