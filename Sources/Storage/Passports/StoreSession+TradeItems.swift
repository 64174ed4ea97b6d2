package import Market

/// Listings by the number that the bars on their packs say.
extension StoreSession {
    /// The most listings of one number: the same pack is sold by few.
    private static let mostOfNumber = 20

    /// The listings that bear the number, whatever their state, newest first; a number of 8, 12 or
    /// 13 digits is the same as the one padded to 14.
    package func listings(gtin: GTIN) throws -> [Listing] {
        try sql.query(
            "SELECT * FROM listing WHERE gtin = $1 ORDER BY id DESC LIMIT $2",
            [.text(gtin.padded), SQLValue(Self.mostOfNumber)]
        ).map(Listing.init)
    }
}
