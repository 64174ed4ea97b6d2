/// How fast orders come in, counted in the transactions that take them.
extension StoreSession {
    /// Counts one more order of a key in that minute, and answers how many it makes; an order that
    /// is refused takes its count back with everything else.
    package func countOrder(of keyID: String, inMinute minute: Int64) throws -> Int {
        let record = try sql.first(
            """
            INSERT INTO order_pace (key_id, minute, orders) VALUES ($1, $2, 1)
            ON CONFLICT (key_id) DO UPDATE SET minute = excluded.minute, orders =
                CASE order_pace.minute WHEN excluded.minute THEN order_pace.orders + 1 ELSE 1 END
            RETURNING orders
            """,
            [.text(keyID), .integer(minute)])
        guard let record else { throw StoreError.unreadable("order_pace") }
        return try record.integer("orders")
    }

    /// Counts one more order of a key in that minute where that makes no more than `most`;
    /// answers `false`, and writes nothing, where it would.
    package func countOrder(
        of keyID: String, inMinute minute: Int64, most: Int
    ) throws -> Bool {
        if most < 1 { return false }
        return try sql.execute(
            """
            INSERT INTO order_pace (key_id, minute, orders) VALUES ($1, $2, 1)
            ON CONFLICT (key_id) DO UPDATE SET minute = excluded.minute, orders =
                CASE order_pace.minute WHEN excluded.minute THEN order_pace.orders + 1 ELSE 1 END
            WHERE order_pace.minute <> excluded.minute OR order_pace.orders < $3
            """,
            [.text(keyID), .integer(minute), SQLValue(most)]) == 1
    }
}
