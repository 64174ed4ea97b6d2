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
                GROUP BY courier HAVING COUNT(*) <> MAX(position) - MIN(position) + 1
                    OR MIN(position) <> 1 + COALESCE((SELECT value FROM counter
                        WHERE name = 'courier_feed_swept ' || courier_feed.courier), 0)
                """),
        Rule(
            sentence: "a feed is behind its counter",
            finds: """
                SELECT name AS what FROM counter
                WHERE name LIKE 'courier_feed %' AND value <> (
                    SELECT COALESCE(MAX(position), (SELECT value FROM counter AS swept
                        WHERE swept.name = 'courier_feed_swept ' || substr(counter.name, 14)), 0)
                    FROM courier_feed WHERE courier = substr(counter.name, 14))
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
                SELECT parcel.id AS what FROM parcel
                LEFT JOIN assignment ON assignment.parcel_id = parcel.id AND assignment.number =
                    (SELECT MAX(number) FROM assignment WHERE parcel_id = parcel.id)
                WHERE NOT EXISTS (
                    SELECT 1 FROM courier_feed WHERE courier_feed.parcel_id = parcel.id
                    AND courier_feed.courier = parcel.courier
                    AND (entry = 'assigned'
                        OR (entry = 'offered'
                            AND assignment.state NOT IN ('assigned', 'accepted'))))
                AND COALESCE(assignment.offered_at, 0) >= COALESCE(
                    (SELECT value FROM counter WHERE name = 'courier_feed_swept_before'), 0)
                """),
        Rule(
            sentence: "a parcel has no assignment",
            finds: """
                SELECT parcel.id AS what FROM parcel WHERE NOT EXISTS (
                    SELECT 1 FROM assignment WHERE parcel_id = parcel.id)
                """),
        Rule(
            sentence: "an order has no receiver",
            finds: """
                SELECT id AS what FROM customer_order WHERE NOT EXISTS (
                    SELECT 1 FROM receiver WHERE order_id = customer_order.id)
                """),
        Rule(
            sentence: "an order names its buyer in clear",
            finds: """
                SELECT id AS what FROM customer_order
                WHERE buyer_name <> '' OR buyer_phone <> '' OR buyer_street <> '' OR note <> ''
                """),
        Rule(
            sentence: "a receiver is sealed with a key that nobody knows",
            finds: """
                SELECT order_id AS what FROM receiver
                WHERE key_id IS NOT NULL AND key_id NOT IN (SELECT id FROM personal_key)
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
            sentence: "the packs of an order line are not all in its parcels",
            finds: """
                SELECT order_id AS what FROM order_line WHERE quantity <> (
                    SELECT COALESCE(SUM(parcel_line.quantity), 0) FROM parcel_line
                    JOIN parcel ON parcel.id = parcel_line.parcel_id
                    WHERE parcel.order_id = order_line.order_id
                    AND parcel_line.line_number = order_line.number)
                """),
        Rule(
            sentence: "an order goes on though all its parcels were given up",
            finds: """
                SELECT order_id AS what FROM parcel
                JOIN customer_order ON customer_order.id = parcel.order_id
                WHERE customer_order.state <> 'cancelled'
                GROUP BY order_id HAVING SUM(handover <> 'cancelled') = 0
                """),
        Rule(
            sentence: "a leased parcel has no open lease",
            finds: """
                SELECT parcel.id AS what FROM parcel WHERE handover = 'leased' AND NOT EXISTS (
                    SELECT 1 FROM lease WHERE lease.id = parcel.lease_id AND state = 'open')
                """),
    ]
}
