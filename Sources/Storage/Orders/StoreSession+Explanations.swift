package import Market
package import Reach

/// Why parcels go the way they go, in words that stay when the tables are replaced.
extension StoreSession {
    /// Keeps an explanation, once for all that are the same.
    package func keep(_ body: [UInt8], as id: ExplanationID) throws {
        try sql.execute(
            "INSERT INTO explanation (id, body) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
            [.text(id.text), .text(String(decoding: body, as: UTF8.self))])
    }

    /// The JSON of a parcel's explanation; `nil` where none was kept.
    package func explanation(of parcel: ParcelID) throws -> [UInt8]? {
        try sql.first(
            """
            SELECT explanation.body FROM parcel
            JOIN explanation ON explanation.id = parcel.explanation_id WHERE parcel.id = $1
            """,
            [.text(parcel.text)]
        ).map { Array(try $0.text("body").utf8) }
    }

    /// The row of the coverage tables with that id, as it is now.
    package func evidenceRow(_ id: RowID) throws -> EvidenceRow? {
        let record = try sql.first(
            "SELECT kind, cells FROM coverage_row WHERE id = $1 AND kind <> 'zones'",
            [.text(id.text)])
        guard let record else {
            return try suspension(id.text)?.row.map { .suspension($0) }
        }
        let cells = try CellText.decode(try record.text("cells"))
        let table: CoverageTable = try record.word("kind")
        return switch table {
        case .services: .service(try CourierService(cells: cells))
        case .lanes: .lane(try Lane(cells: cells))
        case .placeRules: .placeRule(try PlaceRule(cells: cells))
        case .suspensions: .suspension(try Suspension(cells: cells))
        case .zones: nil
        }
    }
}
