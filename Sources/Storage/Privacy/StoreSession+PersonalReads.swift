package import Market
internal import Reach

/// Who has looked at whom an order goes to.
extension StoreSession {
    /// Whether the same look within the same hour stands there already.
    package func isNoted(_ read: PersonalRead) throws -> Bool {
        try sql.first(
            """
            SELECT at FROM personal_read
            WHERE order_id = $1 AND hour = $2 AND key_id = $3 AND door = $4
            """,
            [
                .text(read.order.text), .integer(read.hour), .text(read.reader),
                .text(read.door.rawValue),
            ]) != nil
    }

    /// Whether a key has looked at an order's receiver before.
    package func hasLooked(_ keyID: String, at order: OrderID) throws -> Bool {
        try sql.first(
            "SELECT at FROM personal_read WHERE order_id = $1 AND key_id = $2 LIMIT 1",
            [.text(order.text), .text(keyID)]) != nil
    }

    /// The order of a parcel that a partner calls by our id or by its own number; `nil` where
    /// there is none.
    package func order(named name: String, at partner: PartnerCode) throws -> OrderID? {
        try sql.first(
            """
            SELECT order_id FROM parcel WHERE id = $1
            UNION ALL
            SELECT parcel.order_id FROM shipment JOIN parcel ON parcel.id = shipment.parcel_id
            WHERE shipment.partner = $2 AND shipment.waybill = $1
            UNION ALL
            SELECT parcel.order_id FROM former_shipment
            JOIN parcel ON parcel.id = former_shipment.parcel_id
            WHERE former_shipment.partner = $2 AND former_shipment.waybill = $1
            LIMIT 1
            """,
            [.text(name), .text(partner.text)]
        ).map { OrderID(try $0.text("order_id")) }
    }

    /// Notes a look once.
    package func note(_ read: PersonalRead) throws {
        try sql.execute(
            """
            INSERT INTO personal_read (order_id, hour, key_id, door, at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (order_id, hour, key_id, door) DO NOTHING
            """,
            [
                .text(read.order.text), .integer(read.hour), .text(read.reader),
                .text(read.door.rawValue), .integer(read.at),
            ])
    }

    /// Every look at an order's receiver, the first one first: by people as they were noted, by
    /// the storefront and by couriers as the order and its assignments say.
    package func personalReads(of order: OrderID) throws -> [PersonalRead] {
        let noted = try sql.query(
            "SELECT key_id AS reader, door, at FROM personal_read WHERE order_id = $1",
            [.text(order.text)])
        let storefront = try sql.query(
            """
            SELECT storefront AS reader, 'storefront' AS door, placed_at AS at
            FROM customer_order WHERE id = $1
            """,
            [.text(order.text)])
        let couriers = try sql.query(
            """
            SELECT assignment.courier AS reader, 'assignment' AS door,
                assignment.shown_at AS at
            FROM assignment JOIN parcel ON parcel.id = assignment.parcel_id
            WHERE parcel.order_id = $1 AND assignment.shown_at IS NOT NULL
            """,
            [.text(order.text)])
        return try (noted + storefront + couriers).map { record in
            PersonalRead(
                order: order, reader: try record.text("reader"), door: try record.word("door"),
                at: try record.instant("at"))
        }.sorted { ($0.at, $0.reader) < ($1.at, $1.reader) }
    }
}
