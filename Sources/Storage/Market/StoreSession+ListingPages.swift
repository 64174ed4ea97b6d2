package import Market
internal import Reach

/// One line of a page with the place where the next page would begin.
package struct ListingHit: Hashable, Sendable {
    package let listing: Listing
    package let position: ListingQuery.Position
}

/// Keyset pages over listings: by id, or by rank when something is searched.
extension StoreSession {
    package func listings(_ query: ListingQuery) throws -> [ListingHit] {
        var values: [SQLValue] = []
        func next(_ value: SQLValue) -> String {
            values.append(value)
            return "$\(values.count)"
        }
        let hits = query.words.map { words in
            """
            JOIN (SELECT listing_id,
                    CAST(bm25(listing_text, 0, 10, 1) * 1000000000 AS INTEGER) AS rank
                  FROM listing_text WHERE listing_text MATCH \(next(.text(words.expression)))
                 ) AS hit ON hit.listing_id = listing.id
            """
        }
        let rank = query.words == nil ? "0" : "hit.rank"
        var conditions = conditions(query, next)
        if let after = query.after {
            let place = next(SQLValue(after.rank))
            let id = next(.text(after.id.text))
            conditions.append(
                "(\(rank) > \(place) OR (\(rank) = \(place) AND listing.id > \(id)))")
        }
        let records = try sql.query(
            """
            SELECT listing.*, \(rank) AS rank FROM listing
            JOIN producer ON producer.id = listing.producer_id
            \(hits ?? "")
            \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "))
            ORDER BY \(query.words == nil ? "" : "hit.rank, ")listing.id
            LIMIT \(next(SQLValue(query.limit)))
            """, values)
        return try records.map { record in
            let listing = try Listing(record)
            return ListingHit(
                listing: listing,
                position: .init(rank: try record.integer("rank"), id: listing.id))
        }
    }

    private func conditions(
        _ query: ListingQuery, _ next: (SQLValue) -> String
    ) -> [String] {
        var conditions: [String] = []
        switch query.state {
        case .live: conditions.append("listing.state = 'approved' AND producer.state = 'active'")
        case .any: break
        case .only(let state): conditions.append("listing.state = \(next(.text(state.rawValue)))")
        }
        if let set = query.set { conditions.append("listing.product_set = \(next(SQLValue(set)))") }
        if let producer = query.producer {
            conditions.append("listing.producer_id = \(next(.text(producer.text)))")
        }
        if let origin = query.origin {
            conditions.append("producer.commune_code = \(next(.text(origin.digits)))")
        }
        if let star = query.star {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM certificate WHERE certificate.listing_id = listing.id
                    AND certificate.state <> 'claimed'
                    AND certificate.star = \(next(SQLValue(star))))
                """)
        }
        return conditions
    }
}
