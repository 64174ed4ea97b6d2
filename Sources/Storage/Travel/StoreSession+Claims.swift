package import Market
package import Reach

/// Which claims are wanted, as a page with the newest first.
package struct ClaimQuery: Hashable, Sendable {
    package var courier: CourierCode?
    package var state: Claim.State?
    /// The id that the page before ended with.
    package var before: String?
    package var limit: Int

    package init(
        courier: CourierCode? = nil, state: Claim.State? = nil, before: String? = nil, limit: Int
    ) {
        self.courier = courier
        self.state = state
        self.before = before
        self.limit = limit
    }
}

/// Claims for what couriers lost or damaged, one per parcel at most.
extension StoreSession {
    /// Opens a claim unless the parcel has one.
    func open(_ claim: Claim) throws {
        try sql.execute(
            """
            INSERT INTO claim (id, parcel_id, courier, kind, amount_vnd, agreed_vnd, state, note,
                opened_at, decided_at)
            VALUES ($1, $2, $3, $4, $5, NULL, $6, $7, $8, NULL)
            ON CONFLICT (parcel_id) DO NOTHING
            """,
            [
                .text(claim.id.text), .text(claim.parcel.text), .text(claim.courier.text),
                .text(claim.kind.rawValue), .integer(claim.amount.vnd),
                .text(claim.state.rawValue), .text(claim.note), .integer(claim.openedAt),
            ])
    }

    package func claim(_ id: ClaimID) throws -> Claim? {
        try sql.first("SELECT * FROM claim WHERE id = $1", [.text(id.text)]).map(Claim.init)
    }

    package func claim(of parcel: ParcelID) throws -> Claim? {
        try sql.first("SELECT * FROM claim WHERE parcel_id = $1", [.text(parcel.text)])
            .map(Claim.init)
    }

    /// A page of claims, newest first.
    package func claims(_ query: ClaimQuery) throws -> [Claim] {
        var conditions = ["id < $1"]
        // Every id begins with letters of ASCII, which all come before the last code point.
        var values: [SQLValue] = [.text(query.before ?? "\u{10FFFF}"), SQLValue(query.limit)]
        for (column, word) in [
            ("courier", query.courier?.text), ("state", query.state?.rawValue),
        ] {
            guard let word else { continue }
            values.append(.text(word))
            conditions.append("\(column) = $\(values.count)")
        }
        return try sql.query(
            """
            SELECT * FROM claim WHERE \(conditions.joined(separator: " AND "))
            ORDER BY id DESC LIMIT $2
            """,
            values
        ).map(Claim.init)
    }

    /// Saves what a decision changes.
    package func update(_ claim: Claim) throws {
        try sql.execute(
            """
            UPDATE claim SET state = $1, agreed_vnd = $2, note = $3, decided_at = $4 WHERE id = $5
            """,
            [
                .text(claim.state.rawValue), SQLValue(claim.agreed), .text(claim.note),
                SQLValue(claim.decidedAt), .text(claim.id.text),
            ])
    }
}

extension Claim {
    init(_ record: SQLRecord) throws {
        self.init(
            id: ClaimID(try record.text("id")), parcel: ParcelID(try record.text("parcel_id")),
            courier: try record.courier("courier"), kind: try record.word("kind"),
            amount: try record.money("amount_vnd"), agreed: try record.moneyIfAny("agreed_vnd"),
            state: try record.word("state"), note: try record.text("note"),
            openedAt: try record.instant("opened_at"),
            decidedAt: try record.instantIfAny("decided_at"))
    }
}
