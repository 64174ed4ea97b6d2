internal import Market
internal import Reach

/// The statements that insert an order with everything in it, each after what it refers to.
struct OrderLines {
    private(set) var lines: [SQLLine] = []

    /// `names` are the listings' names as the buyer saw them, line by line, and `contents` says
    /// for each parcel what is inside.
    init(
        _ order: Order, names: [String], contents: [[ParcelContent]], receiver: SealedReceiver
    ) throws {
        lines.append(Self.head(of: order))
        lines.append(receiver.line(of: order.id, placedAt: order.placedAt))
        for (number, line) in order.lines.enumerated() {
            // A line that fills several parcels names the first of them.
            let holder = contents.firstIndex { $0.contains { $0.line == number } }
            guard let holder else { throw StoreError.unreadable("parcel_line") }
            lines.append(
                Self.line(
                    line, named: names[number], number: number, of: order.id,
                    in: order.parcels[holder].id))
        }
        for (number, parcel) in order.parcels.enumerated() {
            lines.append(Self.line(parcel, of: order.id, number: number))
            for content in contents[number] { lines.append(Self.line(content, of: parcel.id)) }
        }
    }

    private static func head(of order: Order) -> SQLLine {
        SQLLine(
            sql: """
                INSERT INTO customer_order (id, storefront, placed_at, state, buyer_name,
                    buyer_phone, buyer_street, buyer_commune, payment, note, wish, tracking)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                """,
            values: [
                .text(order.id.text), .text(order.storefront), .integer(order.placedAt),
                .text(order.state.rawValue), "", "", "",
                .text(order.buyer.commune.digits), .text(order.payment.rawValue), "",
                .text(order.wish.text), SQLValue(order.tracking),
            ])
    }

    private static func line(
        _ line: OrderLine, named name: String, number: Int, of order: OrderID,
        in parcel: ParcelID
    ) -> SQLLine {
        SQLLine(
            sql: """
                INSERT INTO order_line (order_id, number, listing_id, parcel_id, name, quantity,
                    unit_price_vnd)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
            values: [
                .text(order.text), SQLValue(number), .text(line.listing.text),
                .text(parcel.text), .text(name), SQLValue(line.quantity),
                .integer(line.unitPrice.vnd),
            ])
    }

    private static func line(
        _ parcel: OrderParcel, of order: OrderID, number: Int
    ) -> SQLLine {
        SQLLine(
            sql: """
                INSERT INTO parcel (id, order_id, number, producer_id, origin, destination,
                    weight_g, courier, service, freight_vnd, lead_min_days, lead_max_days,
                    evidence, collect_vnd, handover, packing, pack_by, explanation_id)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                    $17, $18)
                """,
            values: [
                .text(parcel.id.text), .text(order.text), SQLValue(number),
                .text(parcel.producer.text), .text(parcel.origin.digits),
                .text(parcel.destination.digits), SQLValue(parcel.weightGrams),
                .text(parcel.courier.text), .text(parcel.service.text),
                .integer(parcel.freight.vnd), SQLValue(parcel.leadMinDays),
                SQLValue(parcel.leadMaxDays), .words(parcel.evidence),
                .integer(parcel.collect.vnd), .text(parcel.handover.rawValue),
                .text(parcel.packing.state.rawValue), SQLValue(parcel.packing.packBy),
                SQLValue(parcel.explanation?.text),
            ])
    }

    /// So many packs of the order's line with that number are in the parcel.
    private static func line(_ content: ParcelContent, of parcel: ParcelID) -> SQLLine {
        SQLLine(
            sql: """
                INSERT INTO parcel_line (parcel_id, line_number, quantity) VALUES ($1, $2, $3)
                """,
            values: [.text(parcel.text), SQLValue(content.line), SQLValue(content.quantity)])
    }
}

/// A receiver under lock, and the keyed hash that the phone is found by.
struct SealedReceiver {
    let sealed: Sealed
    let mark: [UInt8]

    /// What inserts it beside its order.
    func line(of order: OrderID, placedAt: Int64) -> SQLLine {
        SQLLine(
            sql: """
                INSERT INTO receiver (order_id, key_id, sealed, phone_hash, placed_at)
                VALUES ($1, $2, $3, $4, $5)
                """,
            values: [
                .text(order.text), .text(sealed.key), .blob(sealed.bytes), .blob(mark),
                .integer(placedAt),
            ])
    }
}
