package import Market
internal import Reach

/// A listing with the key under which whoever imported it knows it.
package struct ExportedListing: Hashable, Sendable {
    package let listing: Listing
    package let externalKey: String?
}

/// Listings as they go out in files, whatever their state.
extension StoreSession {
    /// In the order of their ids, those of one producer or all.
    package func exportedListings(
        of producer: ProducerID?, after id: String, limit: Int
    ) throws -> [ExportedListing] {
        let records =
            if let producer {
                try sql.query(
                    """
                    SELECT * FROM listing WHERE producer_id = $1 AND id > $2
                    ORDER BY id LIMIT $3
                    """, [.text(producer.text), .text(id), SQLValue(limit)])
            } else {
                try sql.query(
                    "SELECT * FROM listing WHERE id > $1 ORDER BY id LIMIT $2",
                    [.text(id), SQLValue(limit)])
            }
        return try records.map { record in
            ExportedListing(
                listing: try Listing(record), externalKey: try record.textIfAny("external_key"))
        }
    }

    /// The product sets that listings of one producer, or of all, are in.
    package func productSets(offeredBy producer: ProducerID?) throws -> Set<Int> {
        let records =
            if let producer {
                try sql.query(
                    "SELECT DISTINCT product_set AS number FROM listing WHERE producer_id = $1",
                    [.text(producer.text)])
            } else {
                try sql.query("SELECT DISTINCT product_set AS number FROM listing", [])
            }
        return Set(try records.map { try $0.integer("number") })
    }
}
