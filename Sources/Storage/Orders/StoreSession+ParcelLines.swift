package import Market

/// Which packs are in which parcel, and what becomes of them when it is given up.
extension StoreSession {
    /// What is in the parcels of an order, each parcel's lines in the order's sequence.
    package func contents(of order: OrderID) throws -> [ParcelID: [ParcelContent]] {
        let records = try sql.query(
            """
            SELECT parcel_line.* FROM parcel_line
            JOIN parcel ON parcel.id = parcel_line.parcel_id
            WHERE parcel.order_id = $1 ORDER BY parcel_line.line_number
            """,
            [.text(order.text)])
        var contents: [ParcelID: [ParcelContent]] = [:]
        for record in records {
            contents[ParcelID(try record.text("parcel_id")), default: []].append(
                ParcelContent(
                    line: try record.integer("line_number"),
                    quantity: try record.integer("quantity")))
        }
        return contents
    }

    /// Marks a parcel as given up; answers `false` where it was already, so that whatever hangs
    /// on it is done once.
    package func cancel(_ id: ParcelID, because reason: CancelReason, at now: Int64) throws -> Bool
    {
        try sql.execute(
            """
            UPDATE parcel SET handover = 'cancelled', lease_id = NULL, lease_until = NULL,
                cancelled_at = $1, cancel_code = $2, cancel_note = $3,
                packing = CASE packing WHEN 'to_pack' THEN 'released' ELSE packing END
            WHERE id = $4 AND handover <> 'cancelled'
            """,
            [
                .integer(now), .text(reason.code.rawValue), .text(reason.note), .text(id.text),
            ]) == 1
    }

    /// Puts the packs of a parcel back into stock; to be called once, when it is given up.
    package func restock(contentsOf id: ParcelID, at now: Int64) throws {
        let records = try sql.query(
            """
            SELECT order_line.listing_id, parcel_line.quantity FROM parcel_line
            JOIN parcel ON parcel.id = parcel_line.parcel_id
            JOIN order_line ON order_line.order_id = parcel.order_id
                AND order_line.number = parcel_line.line_number
            WHERE parcel_line.parcel_id = $1
            """,
            [.text(id.text)])
        for record in records {
            let listing = ListingID(try record.text("listing_id"))
            try restock(try record.integer("quantity"), of: listing, at: now)
            try queuePush(of: listing)
        }
    }

    /// The listings whose packs are in the parcel.
    package func listings(in id: ParcelID) throws -> [ListingID] {
        try sql.query(
            """
            SELECT order_line.listing_id FROM parcel_line
            JOIN parcel ON parcel.id = parcel_line.parcel_id
            JOIN order_line ON order_line.order_id = parcel.order_id
                AND order_line.number = parcel_line.line_number
            WHERE parcel_line.parcel_id = $1 ORDER BY parcel_line.line_number
            """,
            [.text(id.text)]
        ).map { ListingID(try $0.text("listing_id")) }
    }

    /// Name, as the buyer saw it, and quantity of each line in the parcel.
    package func packedNames(of id: ParcelID) throws -> [(name: String, quantity: Int)] {
        try sql.query(
            """
            SELECT order_line.name, parcel_line.quantity FROM parcel_line
            JOIN parcel ON parcel.id = parcel_line.parcel_id
            JOIN order_line ON order_line.order_id = parcel.order_id
                AND order_line.number = parcel_line.line_number
            WHERE parcel_line.parcel_id = $1 ORDER BY parcel_line.line_number
            """,
            [.text(id.text)]
        ).map { (try $0.text("name"), try $0.integer("quantity")) }
    }

    /// Says that no pack of the listing is left.
    package func empty(_ listing: ListingID, at now: Int64) throws {
        try sql.execute(
            """
            UPDATE listing SET stock = 0, feed_version = feed_version + 1, updated_at = $1
            WHERE id = $2
            """,
            [.integer(now), .text(listing.text)])
    }

    /// Cancels the order whose parcels are all given up; answers whether it did just now.
    package func cancelIfEmpty(_ order: OrderID) throws -> Bool {
        try sql.execute(
            """
            UPDATE customer_order SET state = 'cancelled'
            WHERE id = $1 AND state <> 'cancelled' AND NOT EXISTS (
                SELECT 1 FROM parcel WHERE order_id = $1 AND handover <> 'cancelled')
            """,
            [.text(order.text)]) == 1
    }
}
