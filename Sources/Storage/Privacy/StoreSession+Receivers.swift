package import Market
internal import Reach

/// Receivers of orders: sealed, each in a row of its own, found again by the phone's keyed hash.
extension StoreSession {
    /// Seals the receiver beside the order that was just inserted.
    func insert(_ receiver: Receiver, of order: OrderID, placedAt: Int64) throws {
        try sql.run(try sealed(receiver, of: order).line(of: order, placedAt: placedAt))
        look.note(order)
    }

    /// The receiver sealed for an order with the current key.
    func sealed(_ receiver: Receiver, of order: OrderID) throws -> SealedReceiver {
        SealedReceiver(
            sealed: try seal(receiver.json, for: order.text),
            mark: try vault.mark(ofPhone: receiver.phone))
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
        try orderCount(ofMark: try vault.mark(ofPhone: phone), since: since)
    }

    /// The same by the phone number's keyed hash.
    package func orderCount(ofMark mark: [UInt8], since: Int64) throws -> Int {
        try sql.first(
            "SELECT COUNT(*) AS count FROM receiver WHERE phone_hash = $1 AND placed_at >= $2",
            [.blob(mark), .integer(since)]
        )?.integer("count") ?? 0
    }
}
