package import Market
package import Reach

/// Couriers' settlements: which file was brought in when, by whom, and what it said.
extension StoreSession {
    package func insert(_ settlement: Settlement) throws {
        try sql.execute(
            """
            INSERT INTO settlement (id, courier, digest, line_count, collected_vnd, fee_vnd,
                remitted_vnd, imported_at, imported_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                .text(settlement.id), .text(settlement.courier.text), .blob(settlement.digest),
                SQLValue(settlement.lineCount), .integer(settlement.collected.vnd),
                .integer(settlement.fee.vnd), .integer(settlement.remitted.vnd),
                .integer(settlement.importedAt), .text(settlement.importedBy),
            ])
    }

    package func insert(_ settled: SettledLine, of settlement: String) throws {
        let line = settled.line
        try sql.execute(
            """
            INSERT INTO settlement_line (settlement_id, number, reference, parcel_id,
                collected_vnd, fee_vnd, remitted_vnd, paid_on, finding, expected_vnd)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                .text(settlement), SQLValue(line.number), .text(line.reference),
                SQLValue(settled.parcel?.text), .integer(line.collected.vnd),
                .integer(line.fee.vnd), .integer(line.remitted.vnd), SQLValue(line.paidOn?.text),
                .text(settled.finding.rawValue), SQLValue(settled.expected),
            ])
    }

    package func settlement(_ id: String, of courier: CourierCode) throws -> Settlement? {
        try sql.first(
            "SELECT * FROM settlement WHERE id = $1 AND courier = $2",
            [.text(id), .text(courier.text)]
        ).map(Settlement.init)
    }

    /// The settlement that the very same file made before.
    package func settlement(
        withDigest digest: [UInt8], of courier: CourierCode
    ) throws -> Settlement? {
        try sql.first(
            "SELECT * FROM settlement WHERE courier = $1 AND digest = $2",
            [.text(courier.text), .blob(digest)]
        ).map(Settlement.init)
    }

    /// A courier's settlements before an id, newest first.
    package func settlements(
        of courier: CourierCode, before id: String?, limit: Int
    ) throws -> [Settlement] {
        try sql.query(
            """
            SELECT * FROM settlement WHERE courier = $1 AND ($2 = '' OR id < $2)
            ORDER BY id DESC LIMIT $3
            """,
            [.text(courier.text), .text(id ?? ""), SQLValue(limit)]
        ).map(Settlement.init)
    }

    /// All lines of a settlement in the order of the file.
    package func lines(ofSettlement id: String) throws -> [SettledLine] {
        try sql.query(
            "SELECT * FROM settlement_line WHERE settlement_id = $1 ORDER BY number", [.text(id)]
        ).map(SettledLine.init)
    }

    /// The parcel that a courier means: by our id, or by its own number where it has one.
    package func parcel(named reference: String, at courier: CourierCode) throws -> ParcelID? {
        try sql.first(
            """
            SELECT id FROM parcel WHERE id = $1 AND courier = $2
            UNION ALL
            SELECT shipment.parcel_id FROM partner
            JOIN shipment ON shipment.partner = partner.code
            WHERE partner.carries = $2 AND shipment.waybill = $1
            UNION ALL
            SELECT parcel_id FROM former_shipment WHERE courier = $2 AND waybill = $1
            LIMIT 1
            """,
            [.text(reference), .text(courier.text)]
        ).map { ParcelID(try $0.text("id")) }
    }
}

extension Settlement {
    init(_ record: SQLRecord) throws {
        self.init(
            id: try record.text("id"), courier: try record.courier("courier"),
            digest: try record.bytes("digest"), lineCount: try record.integer("line_count"),
            collected: try record.money("collected_vnd"), fee: try record.money("fee_vnd"),
            remitted: try record.money("remitted_vnd"),
            importedAt: try record.instant("imported_at"),
            importedBy: try record.text("imported_by"))
    }
}

extension SettledLine {
    init(_ record: SQLRecord) throws {
        self.init(
            SettlementLine(
                number: try record.integer("number"), reference: try record.text("reference"),
                collected: try record.money("collected_vnd"), fee: try record.money("fee_vnd"),
                remitted: try record.money("remitted_vnd"), paidOn: try record.dayIfAny("paid_on")),
            parcel: try record.textIfAny("parcel_id").map { ParcelID($0) },
            finding: try record.word("finding"), expected: try record.moneyIfAny("expected_vnd"))
    }
}
