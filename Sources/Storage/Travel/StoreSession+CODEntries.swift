package import Market
package import Reach

/// Which entries of the money at the door are wanted, as a page in order of the parcel.
package struct CODQuery: Hashable, Sendable {
    package var courier: CourierCode?
    package var state: CODEntry.State?
    package var after: String
    package var limit: Int

    package init(
        courier: CourierCode? = nil, state: CODEntry.State? = nil, after: String = "", limit: Int
    ) {
        self.courier = courier
        self.state = state
        self.after = after
        self.limit = limit
    }
}

/// The money at the door, parcel by parcel, since something was heard of it.
extension StoreSession {
    func followMoney(of file: TravelFile, at now: Int64) throws {
        let entry = CODEntry(
            of: file.parcel, agreed: file.agreed, goods: file.goods, history: file.history,
            settled: try settledSum(of: file.parcel.id),
            isFeeRight: try !isFeeDisputed(of: file.parcel.id))
        guard let entry else {
            // The amount at the door may have been lowered to nothing since it was kept.
            try sql.execute(
                "DELETE FROM cod_entry WHERE parcel_id = $1", [.text(file.parcel.id.text)])
            return
        }
        try sql.execute(
            """
            INSERT INTO cod_entry (parcel_id, courier, state, due_vnd, collected_vnd,
                remitted_vnd, fee_vnd, settled_count, delivered_at, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (parcel_id) DO UPDATE SET courier = $2, state = $3, due_vnd = $4,
                collected_vnd = $5, remitted_vnd = $6, fee_vnd = $7, settled_count = $8,
                delivered_at = $9, changed_at = $10
            """,
            [
                .text(entry.parcel.text), .text(entry.courier.text), .text(entry.state.rawValue),
                .integer(entry.due.vnd), SQLValue(entry.collected),
                .integer(entry.settled.remitted.vnd), .integer(entry.settled.fee.vnd),
                SQLValue(entry.settled.count), SQLValue(entry.deliveredAt), .integer(now),
            ])
    }

    /// The entry of one parcel; `nil` before anything was heard, and where nothing is collected.
    package func codEntry(of parcel: ParcelID) throws -> CODEntry? {
        try sql.first("SELECT * FROM cod_entry WHERE parcel_id = $1", [.text(parcel.text)])
            .map(CODEntry.init)
    }

    /// A page of entries in the order of their parcels.
    package func codEntries(_ query: CODQuery) throws -> [CODEntry] {
        var conditions = ["parcel_id > $1"]
        var values: [SQLValue] = [.text(query.after), SQLValue(query.limit)]
        for (column, word) in [
            ("courier", query.courier?.text), ("state", query.state?.rawValue),
        ] {
            guard let word else { continue }
            values.append(.text(word))
            conditions.append("\(column) = $\(values.count)")
        }
        return try sql.query(
            """
            SELECT * FROM cod_entry WHERE \(conditions.joined(separator: " AND "))
            ORDER BY parcel_id LIMIT $2
            """,
            values
        ).map(CODEntry.init)
    }

    /// Entries of a courier that were delivered by an instant and that no settlement names.
    package func unsettledEntries(
        of courier: CourierCode, deliveredBy instant: Int64, limit: Int
    ) throws -> [CODEntry] {
        try sql.query(
            """
            SELECT * FROM cod_entry
            WHERE courier = $1 AND state = 'collected' AND delivered_at <= $2
            ORDER BY parcel_id LIMIT $3
            """,
            [.text(courier.text), .integer(instant), SQLValue(limit)]
        ).map(CODEntry.init)
    }

    /// Whether a settlement keeps back another fee than the parcel's.
    private func isFeeDisputed(of parcel: ParcelID) throws -> Bool {
        try sql.first(
            "SELECT number FROM settlement_line WHERE parcel_id = $1 AND finding = $2 LIMIT 1",
            [.text(parcel.text), .text(SettlementFinding.feeDiffers.rawValue)]) != nil
    }

    private func settledSum(of parcel: ParcelID) throws -> SettledSum {
        let record = try sql.first(
            """
            SELECT COUNT(*) AS lines, COALESCE(SUM(remitted_vnd), 0) AS remitted,
                COALESCE(SUM(fee_vnd), 0) AS fee
            FROM settlement_line WHERE parcel_id = $1
            """,
            [.text(parcel.text)])
        guard let record else { return .nothing }
        return SettledSum(
            count: try record.integer("lines"), remitted: try record.money("remitted"),
            fee: try record.money("fee"))
    }
}

extension CODEntry {
    init(_ record: SQLRecord) throws {
        self.init(
            parcel: ParcelID(try record.text("parcel_id")), courier: try record.courier("courier"),
            due: try record.money("due_vnd"), collected: try record.moneyIfAny("collected_vnd"),
            settled: SettledSum(
                count: try record.integer("settled_count"),
                remitted: try record.money("remitted_vnd"), fee: try record.money("fee_vnd")),
            deliveredAt: try record.instantIfAny("delivered_at"), state: try record.word("state"))
    }
}
