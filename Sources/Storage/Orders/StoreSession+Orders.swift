package import Market
internal import Reach

/// Orders with their lines and parcels, written once and then only moved between states.
extension StoreSession {
    /// Inserts an order each of whose lines is whole in one parcel, the one that `parcelOfLine`
    /// names.
    package func insert(
        _ order: Order, names: [String], parcelOfLine: [ParcelID]
    ) throws {
        let contents = order.parcels.map { parcel in
            order.lines.enumerated().filter { parcelOfLine[$0.offset] == parcel.id }.map {
                ParcelContent(line: $0.offset, quantity: $0.element.quantity)
            }
        }
        try insert(order, names: names, contents: contents)
    }

    /// Inserts everything; `names` are the listings' names as the buyer saw them, line by line,
    /// and `contents` says for each parcel what is inside.
    package func insert(
        _ order: Order, names: [String], contents: [[ParcelContent]]
    ) throws {
        let receiver = try sealed(Receiver(order.buyer, note: order.note), of: order.id)
        let rows = try OrderLines(order, names: names, contents: contents, receiver: receiver)
        for line in rows.lines { try sql.run(line) }
        look.note(order.id)
    }

    package func order(_ id: OrderID) throws -> Order? {
        guard
            let record = try sql.first(
                "SELECT * FROM customer_order WHERE id = $1", [.text(id.text)])
        else { return nil }
        let receiver = try receiver(of: id)
        let lines = try sql.query(
            "SELECT * FROM order_line WHERE order_id = $1 ORDER BY number", [.text(id.text)])
        guard let wish = CourierWish(try record.text("wish")) else {
            throw StoreError.unreadable("wish")
        }
        var order = Order(
            id: id, storefront: try record.text("storefront"),
            placedAt: try record.instant("placed_at"), state: try record.word("state"),
            buyer: Buyer(receiver, commune: try record.commune("buyer_commune")),
            payment: try record.word("payment"), note: receiver.note,
            lines: try lines.map { line in
                OrderLine(
                    listing: ListingID(try line.text("listing_id")),
                    quantity: try line.integer("quantity"),
                    unitPrice: try line.money("unit_price_vnd"))
            },
            parcels: try parcels(of: id))
        order.wish = wish
        order.tracking = try record.textIfAny("tracking")
        return order
    }

    /// The order whose public page has that secret in its address.
    package func order(tracking: String) throws -> Order? {
        let record = try sql.first(
            "SELECT id FROM customer_order WHERE tracking = $1", [.text(tracking)])
        return try record.flatMap { try order(OrderID(try $0.text("id"))) }
    }

    /// The names of an order's listings as the buyer saw them, line by line.
    package func lineNames(of id: OrderID) throws -> [String] {
        try sql.query(
            "SELECT name FROM order_line WHERE order_id = $1 ORDER BY number", [.text(id.text)]
        ).map { try $0.text("name") }
    }

    package func set(_ state: OrderState, of id: OrderID) throws {
        try sql.execute(
            "UPDATE customer_order SET state = $1 WHERE id = $2",
            [.text(state.rawValue), .text(id.text)])
    }
}
