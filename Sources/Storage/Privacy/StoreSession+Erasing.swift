package import Market
internal import Reach

/// Taking people out of the orders; what is left tells nobody who they were.
extension StoreSession {
    /// The orders of a phone number however it is written, the oldest first.
    package func orders(ofPhone phone: String, limit: Int) throws -> [OrderID] {
        try sql.query(
            """
            SELECT order_id FROM receiver WHERE phone_hash = $1
            ORDER BY placed_at, order_id LIMIT $2
            """,
            [.blob(try vault.mark(ofPhone: phone)), SQLValue(limit)]
        ).map { OrderID(try $0.text("order_id")) }
    }

    /// Orders placed before an instant whose receivers are known still, behind one of them.
    package func receivers(
        placedBefore instant: Int64, after last: (placedAt: Int64, order: OrderID)?, limit: Int
    ) throws -> [(placedAt: Int64, order: OrderID)] {
        try sql.query(
            """
            SELECT order_id, placed_at FROM receiver
            WHERE erased_at IS NULL AND placed_at < $1 AND (placed_at, order_id) > ($2, $3)
            ORDER BY placed_at, order_id LIMIT $4
            """,
            [
                .integer(instant), .integer(last?.placedAt ?? .min),
                .text(last?.order.text ?? ""), SQLValue(limit),
            ]
        ).map { (try $0.instant("placed_at"), OrderID(try $0.text("order_id"))) }
    }

    /// Erases whom the order went to, what couriers and people wrote about it, and photos of its
    /// parcels, whose labels may name the receiver.
    package func eraseReceiver(of order: OrderID, at now: Int64) throws {
        try sql.execute(
            """
            UPDATE receiver SET key_id = NULL, sealed = NULL, phone_hash = NULL, erased_at = $1
            WHERE order_id = $2 AND erased_at IS NULL
            """,
            [.integer(now), .text(order.text)])
        for statement in Self.forgetsWords {
            try sql.execute(statement, [.text(order.text)])
        }
        try dropParcelPhotos(of: order)
    }

    /// Free texts and couriers' answers about the parcels of the order `$1`.
    private static let forgetsWords = [
        """
        UPDATE shipment_attempt SET answer = '', sealed = NULL, sealed_by = NULL
        WHERE parcel_id IN (SELECT id FROM parcel WHERE order_id = $1)
        """,
        """
        UPDATE parcel_report SET reason = NULL, place = NULL, reason_code = NULL,
            raw_status = meaning
        WHERE parcel_id IN (SELECT id FROM parcel WHERE order_id = $1)
        """,
        "UPDATE parcel SET cancel_note = NULL WHERE order_id = $1",
        """
        UPDATE history SET note = ''
        WHERE subject = $1 OR subject IN (SELECT id FROM parcel WHERE order_id = $1)
            OR subject IN (SELECT claim.id FROM claim JOIN parcel ON parcel.id = claim.parcel_id
                WHERE parcel.order_id = $1)
        """,
        """
        UPDATE assignment SET note = NULL
        WHERE parcel_id IN (SELECT id FROM parcel WHERE order_id = $1)
        """,
        """
        UPDATE claim SET note = ''
        WHERE parcel_id IN (SELECT id FROM parcel WHERE order_id = $1)
        """,
        """
        UPDATE shipment SET reason_vi = reason_code, reason_en = reason_code
        WHERE reason_code IS NOT NULL
            AND parcel_id IN (SELECT id FROM parcel WHERE order_id = $1)
        """,
        """
        UPDATE former_shipment SET reason_vi = reason_code, reason_en = reason_code
        WHERE reason_code IS NOT NULL
            AND parcel_id IN (SELECT id FROM parcel WHERE order_id = $1)
        """,
        """
        UPDATE shipment_job SET reason_vi = reason_code, reason_en = reason_code
        WHERE reason_code IS NOT NULL
            AND parcel_id IN (SELECT id FROM parcel WHERE order_id = $1)
        """,
    ]
}
