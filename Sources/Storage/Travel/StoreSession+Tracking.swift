package import Market

/// As much of an order as anybody may see who has its tracking address: nothing of the buyer.
package struct TrackedOrder: Hashable, Sendable {
    package let id: OrderID
    package let placedAt: Int64
    package let state: OrderState
    package let parcels: [ParcelID]
}

/// Orders by the token of their public page.
extension StoreSession {
    /// The order that the token names; personal data is not even read.
    package func trackedOrder(_ token: String) throws -> TrackedOrder? {
        let record = try sql.first(
            "SELECT id, placed_at, state FROM customer_order WHERE tracking = $1", [.text(token)])
        guard let record else { return nil }
        let id = try record.text("id")
        return TrackedOrder(
            id: OrderID(id), placedAt: try record.instant("placed_at"),
            state: try record.word("state"),
            parcels: try sql.query(
                "SELECT id FROM parcel WHERE order_id = $1 ORDER BY number", [.text(id)]
            ).map { ParcelID(try $0.text("id")) })
    }
}
