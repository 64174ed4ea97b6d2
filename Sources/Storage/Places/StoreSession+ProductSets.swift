/// One of the 26 product sets of the OCOP decision, in the words of its annex.
package struct ProductSet: Hashable, Sendable {
    package let number: Int
    package let name: String
    package let group: String
    package let sector: String
    package let sectorName: String

    package init(number: Int, name: String, group: String, sector: String, sectorName: String) {
        self.number = number
        self.name = name
        self.group = group
        self.sector = sector
        self.sectorName = sectorName
    }
}

extension StoreSession {
    /// All sets but number 0, which only stands for the set that a draft does not name yet.
    package func productSets() throws -> [ProductSet] {
        try sql.query(
            "SELECT * FROM product_set WHERE number > 0 ORDER BY number", []
        ).map { record in
            ProductSet(
                number: try record.integer("number"), name: try record.text("name"),
                group: try record.text("product_group"), sector: try record.text("sector"),
                sectorName: try record.text("sector_name"))
        }
    }

    package func upsert(_ set: ProductSet) throws {
        try sql.execute(
            """
            INSERT INTO product_set (number, name, product_group, sector, sector_name)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (number) DO UPDATE SET name = excluded.name,
                product_group = excluded.product_group, sector = excluded.sector,
                sector_name = excluded.sector_name
            """,
            [
                SQLValue(set.number), .text(set.name), .text(set.group), .text(set.sector),
                .text(set.sectorName),
            ])
    }
}
