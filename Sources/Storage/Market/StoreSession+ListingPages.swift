package import Market

/// Keyset pages over all listings by id, for those who may see more than what is live.
extension StoreSession {
    package func listings(_ query: ListingQuery) throws -> [Listing] {
        var values: [SQLValue] = []
        func next(_ value: SQLValue) -> String {
            values.append(value)
            return "$\(values.count)"
        }
        var conditions: [String] = []
        if let state = query.state { conditions.append("state = \(next(.text(state.rawValue)))") }
        if let producer = query.producer {
            conditions.append("producer_id = \(next(.text(producer.text)))")
        }
        if let after = query.after { conditions.append("id > \(next(.text(after.text)))") }
        return try sql.query(
            """
            SELECT * FROM listing
            \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "))
            ORDER BY id LIMIT \(next(SQLValue(query.limit)))
            """, values
        ).map(Listing.init)
    }
}
