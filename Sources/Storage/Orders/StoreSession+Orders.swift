package import Market
internal import Reach

/// Orders with their lines and parcels, written once and then only moved between states.
extension StoreSession {
    /// Inserts everything; `names` are the listings' names as the buyer saw them, line by line,
    /// and `parcelOfLine` says which parcel holds the line.
    package func insert(
        _ order: Order, names: [String], parcelOfLine: [ParcelID]
    ) throws {
        try sql.execute(
            """
            INSERT INTO customer_order (id, storefront, placed_at, state, buyer_name, buyer_phone,
                buyer_street, buyer_commune, payment, note)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                .text(order.id.text), .text(order.storefront), .integer(order.placedAt),
                .text(order.state.rawValue), .text(order.buyer.name), .text(order.buyer.phone),
                .text(order.buyer.street), .text(order.buyer.commune.digits),
                .text(order.payment.rawValue), .text(order.note),
            ])
        for (number, line) in order.lines.enumerated() {
            try sql.execute(
                """
                INSERT INTO order_line (order_id, number, listing_id, parcel_id, name, quantity,
                    unit_price_vnd)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .text(order.id.text), SQLValue(number), .text(line.listing.text),
                    .text(parcelOfLine[number].text), .text(names[number]),
                    SQLValue(line.quantity), .integer(line.unitPrice.vnd),
                ])
        }
        for (number, parcel) in order.parcels.enumerated() {
            try insert(parcel, of: order.id, number: number)
        }
    }

    package func order(_ id: OrderID) throws -> Order? {
        guard
            let record = try sql.first(
                "SELECT * FROM customer_order WHERE id = $1", [.text(id.text)])
        else { return nil }
        let lines = try sql.query(
            "SELECT * FROM order_line WHERE order_id = $1 ORDER BY number", [.text(id.text)])
        return Order(
            id: id, storefront: try record.text("storefront"),
            placedAt: try record.instant("placed_at"), state: try record.word("state"),
            buyer: try Buyer(record), payment: try record.word("payment"),
            note: try record.text("note"),
            lines: try lines.map { line in
                OrderLine(
                    listing: ListingID(try line.text("listing_id")),
                    quantity: try line.integer("quantity"),
                    unitPrice: try line.money("unit_price_vnd"))
            },
            parcels: try parcels(of: id))
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

extension Buyer {
    init(_ record: SQLRecord) throws {
        self.init(
            name: try record.text("buyer_name"), phone: try record.text("buyer_phone"),
            street: try record.text("buyer_street"), commune: try record.commune("buyer_commune"))
    }
}
