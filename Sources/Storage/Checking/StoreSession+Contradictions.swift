/// Facts that must agree with each other whatever happened; each statement finds what does not.
extension StoreSession {
    /// One sentence per contradiction, at most a hundred of each kind.
    package func contradictions() throws -> [String] {
        try Self.rules.flatMap { rule in
            try sql.query("\(rule.finds) LIMIT 100", []).map { record in
                "\(rule.sentence): \(try record.text("what"))"
            }
        }
    }

    private struct Rule {
        let sentence: String
        let finds: String
    }

    private static let rules = [
        Rule(
            sentence: "a courier's feed skips a position",
            finds: """
                SELECT courier AS what FROM courier_feed
                GROUP BY courier HAVING COUNT(*) <> MAX(position) OR MIN(position) <> 1
                """),
        Rule(
            sentence: "a feed is behind its counter",
            finds: """
                SELECT name AS what FROM counter
                WHERE name LIKE 'courier_feed %' AND value <> (
                    SELECT COALESCE(MAX(position), 0) FROM courier_feed
                    WHERE 'courier_feed ' || courier = counter.name)
                """),
        Rule(
            sentence: "a feed has no counter",
            finds: """
                SELECT DISTINCT courier AS what FROM courier_feed
                WHERE NOT EXISTS (
                    SELECT 1 FROM counter WHERE name = 'courier_feed ' || courier)
                """),
        Rule(
            sentence: "a parcel is not in the feed of its courier",
            finds: """
                SELECT parcel.id AS what FROM parcel WHERE NOT EXISTS (
                    SELECT 1 FROM courier_feed WHERE courier_feed.parcel_id = parcel.id
                    AND courier_feed.courier = parcel.courier AND entry = 'assigned')
                """),
        Rule(
            sentence: "an order has no lines or no parcel",
            finds: """
                SELECT id AS what FROM customer_order WHERE
                    NOT EXISTS (SELECT 1 FROM order_line WHERE order_id = customer_order.id)
                    OR NOT EXISTS (SELECT 1 FROM parcel WHERE order_id = customer_order.id)
                """),
        Rule(
            sentence: "an order line is in no parcel of its order",
            finds: """
                SELECT order_id AS what FROM order_line WHERE NOT EXISTS (
                    SELECT 1 FROM parcel WHERE parcel.id = order_line.parcel_id
                    AND parcel.order_id = order_line.order_id)
                """),
        Rule(
            sentence: "a leased parcel has no open lease",
            finds: """
                SELECT parcel.id AS what FROM parcel WHERE handover = 'leased' AND NOT EXISTS (
                    SELECT 1 FROM lease WHERE lease.id = parcel.lease_id AND state = 'open')
                """),
        Rule(
            sentence: "a listing cannot be found by its text",
            finds: """
                SELECT id AS what FROM listing WHERE id NOT IN
                    (SELECT listing_id FROM listing_text)
                """),
    ]
}
