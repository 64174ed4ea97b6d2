package import Market

/// An approved listing and the row that holds it, by which changes of it are told.
package struct FindableListing: Sendable {
    package let row: Int64
    package let listing: Listing
}

/// What finding reads: approved listings by their rows, and the rows that others concern.
extension StoreSession {
    /// The listing of a row, or `nil` where there is none any more or it is not approved.
    package func findable(row: Int64) throws -> FindableListing? {
        try sql.first(
            """
            SELECT listing.rowid AS row_number, listing.* FROM listing
            WHERE rowid = $1 AND state = 'approved'
            """,
            [.integer(row)]
        ).map(Self.findable)
    }

    /// Approved listings in the order of their rows, from behind the given one.
    package func findable(after row: Int64, limit: Int) throws -> [FindableListing] {
        try sql.query(
            """
            SELECT listing.rowid AS row_number, listing.* FROM listing
            WHERE rowid > $1 AND state = 'approved' ORDER BY rowid LIMIT $2
            """,
            [.integer(row), SQLValue(limit)]
        ).map(Self.findable)
    }

    /// The rows of the listings that the touched rows concern, in order.
    package func listingRows(of touched: TouchedRows) throws -> [Int64] {
        var rows = touched.listings
        for producer in touched.producers {
            let own = try sql.query(
                """
                SELECT listing.rowid AS row_number FROM listing
                JOIN producer ON producer.id = listing.producer_id WHERE producer.rowid = $1
                """,
                [.integer(producer)])
            for record in own { rows.insert(Int64(try record.integer("row_number"))) }
        }
        for certificate in touched.certificates {
            let own = try sql.query(
                """
                SELECT listing.rowid AS row_number FROM listing
                JOIN certificate ON certificate.listing_id = listing.id
                WHERE certificate.rowid = $1
                """,
                [.integer(certificate)])
            for record in own { rows.insert(Int64(try record.integer("row_number"))) }
        }
        return rows.sorted()
    }

    private static func findable(_ record: SQLRecord) throws -> FindableListing {
        FindableListing(
            row: Int64(try record.integer("row_number")), listing: try Listing(record))
    }
}
