package import Market
internal import Reach

/// Receivers of orders: sealed, each in a row of its own, found again by the phone's keyed hash.
extension StoreSession {
    /// Seals the receiver beside the order that was just inserted.
    func insert(_ receiver: Receiver, of order: OrderID, placedAt: Int64) throws {
        let sealed = try seal(receiver.json, for: order.text)
        try sql.execute(
            """
            INSERT INTO receiver (order_id, key_id, sealed, phone_hash, placed_at)
            VALUES ($1, $2, $3, $4, $5)
            """,
            [
                .text(order.text), .text(sealed.key), .blob(sealed.bytes),
                .blob(try vault.mark(ofPhone: receiver.phone)), .integer(placedAt),
            ])
        look.note(order)
    }

    /// The receiver of an order; an erased one is empty.
    package func receiver(of order: OrderID) throws -> Receiver {
        let receiver = try unseenReceiver(of: order)
        if receiver != .erased { look.note(order) }
        return receiver
    }

    /// What a courier or a person wrote of a parcel, without the receiver in it.
    func hiding(_ text: String?, of parcel: ParcelID) throws -> String? {
        guard let text, let owner = try owner(of: parcel) else { return text }
        return try unseenReceiver(of: owner.order).hidden(in: text)
    }

    /// The receiver for work that shows it to nobody.
    private func unseenReceiver(of order: OrderID) throws -> Receiver {
        guard
            let record = try sql.first(
                "SELECT key_id, sealed, erased_at FROM receiver WHERE order_id = $1",
                [.text(order.text)])
        else { throw StoreError.unreadable("receiver") }
        if try record.integerIfAny("erased_at") != nil { return .erased }
        let json = try vault.open(
            try record.bytes("sealed"), with: try record.text("key_id"), for: order.text)
        guard let receiver = Receiver(json: json) else { throw StoreError.unreadable("sealed") }
        return receiver
    }

    /// How many orders a phone number has placed since an instant; erased ones are not known.
    package func orderCount(ofPhone phone: String, since: Int64) throws -> Int {
        try sql.first(
            "SELECT COUNT(*) AS count FROM receiver WHERE phone_hash = $1 AND placed_at >= $2",
            [.blob(try vault.mark(ofPhone: phone)), .integer(since)]
        )?.integer("count") ?? 0
    }
}
