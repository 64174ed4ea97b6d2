package import Market
internal import Reach

/// A parcel as its courier needs it: with the receiver, the sender and what is inside.
package struct ParcelSlip: Hashable, Sendable {
    package let parcel: OrderParcel
    package let order: OrderID
    package let buyer: Buyer
    package let producerName: String
    package let producerAddress: String?
    package let producerPhone: String?
    /// Name and quantity of each line inside.
    package let contents: [Content]
    /// As its last entry in a courier's feed: the higher one is the newer.
    package let version: Int

    package struct Content: Hashable, Sendable {
        package let name: String
        package let quantity: Int
    }
}

/// Parcels and how far their couriers have taken them over.
extension StoreSession {
    package func parcels(of order: OrderID) throws -> [OrderParcel] {
        try sql.query(
            "SELECT * FROM parcel WHERE order_id = $1 ORDER BY number", [.text(order.text)]
        ).map(OrderParcel.init)
    }

    package func set(_ handover: Handover, ofParcel id: ParcelID) throws {
        try sql.execute(
            "UPDATE parcel SET handover = $1, lease_id = NULL, lease_until = NULL WHERE id = $2",
            [.text(handover.rawValue), .text(id.text)])
    }

    package func slip(of id: ParcelID) throws -> ParcelSlip? {
        let record = try sql.first(
            """
            SELECT parcel.*, customer_order.buyer_commune,
                producer.name AS producer_name, producer.address AS producer_address,
                producer.phone AS producer_phone
            FROM parcel
            JOIN customer_order ON customer_order.id = parcel.order_id
            JOIN producer ON producer.id = parcel.producer_id
            WHERE parcel.id = $1
            """,
            [.text(id.text)])
        guard let record else { return nil }
        let order = OrderID(try record.text("order_id"))
        let buyer = Buyer(
            try receiver(of: order), commune: try record.commune("buyer_commune"))
        let contents = try sql.query(
            """
            SELECT order_line.name, parcel_line.quantity FROM parcel_line
            JOIN order_line ON order_line.order_id = $1
                AND order_line.number = parcel_line.line_number
            WHERE parcel_line.parcel_id = $2 ORDER BY parcel_line.line_number
            """,
            [.text(order.text), .text(id.text)])
        return ParcelSlip(
            parcel: try OrderParcel(record), order: order, buyer: buyer,
            producerName: try record.text("producer_name"),
            producerAddress: try record.textIfAny("producer_address"),
            producerPhone: try record.textIfAny("producer_phone"),
            contents: try contents.map {
                ParcelSlip.Content(
                    name: try $0.text("name"), quantity: try $0.integer("quantity"))
            }, version: try record.integer("version"))
    }
}

extension OrderParcel {
    init(_ record: SQLRecord) throws {
        guard let service = ServiceCode(try record.text("service")) else {
            throw StoreError.unreadable("service")
        }
        self.init(
            id: ParcelID(try record.text("id")),
            producer: ProducerID(try record.text("producer_id")),
            origin: try record.commune("origin"), destination: try record.commune("destination"),
            weightGrams: try record.integer("weight_g"), courier: try record.courier("courier"),
            service: service, freight: try record.money("freight_vnd"),
            leadMinDays: try record.integer("lead_min_days"),
            leadMaxDays: try record.integer("lead_max_days"),
            evidence: try record.words("evidence"), collect: try record.money("collect_vnd"),
            handover: try record.word("handover"))
        packing = try Packing(record)
        cancelled = try Cancelled(record)
        explanation = try record.textIfAny("explanation_id").map { ExplanationID($0) }
    }
}
