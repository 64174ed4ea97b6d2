package import Market
package import Reach

/// Whose turn it is, and was, to carry a parcel.
extension StoreSession {
    package func insert(_ assignment: Assignment) throws {
        try sql.run(assignment.line)
    }

    /// Saves how far the turn has come; that the receiver was shown once is not forgotten.
    package func update(_ assignment: Assignment) throws {
        try sql.execute(
            """
            UPDATE assignment SET state = $1, reason_code = $2, note = $3, decide_by = $4,
                decided_at = $5, shown_at = COALESCE(shown_at, $8)
            WHERE parcel_id = $6 AND number = $7
            """,
            [
                .text(assignment.state.rawValue), SQLValue(assignment.reason?.rawValue),
                .text(assignment.note), SQLValue(assignment.decideBy),
                SQLValue(assignment.decidedAt), .text(assignment.parcel.text),
                SQLValue(assignment.number), SQLValue(Self.shownAt(assignment)),
            ])
    }

    private static func shownAt(_ assignment: Assignment) -> Int64? {
        assignment.state.showsReceiver ? assignment.decidedAt ?? assignment.offeredAt : nil
    }

    /// All turns of a parcel, the first one first.
    package func assignments(of parcel: ParcelID) throws -> [Assignment] {
        try sql.query(
            "SELECT * FROM assignment WHERE parcel_id = $1 ORDER BY number", [.text(parcel.text)]
        ).map(Assignment.init)
    }

    /// The last turn of a parcel, which is its own.
    package func assignment(of parcel: ParcelID) throws -> Assignment? {
        try sql.first(
            "SELECT * FROM assignment WHERE parcel_id = $1 ORDER BY number DESC LIMIT 1",
            [.text(parcel.text)]
        ).map(Assignment.init)
    }

    /// The last turn of a parcel that was that courier's, whoever's it is now.
    package func assignment(
        of parcel: ParcelID, to courier: CourierCode
    ) throws -> Assignment? {
        try sql.first(
            """
            SELECT * FROM assignment WHERE parcel_id = $1 AND courier = $2
            ORDER BY number DESC LIMIT 1
            """,
            [.text(parcel.text), .text(courier.text)]
        ).map(Assignment.init)
    }

    /// Whether a courier was ever shown to whom the parcel goes, whatever came of its turn.
    package func wasShown(_ parcel: ParcelID, to courier: CourierCode) throws -> Bool {
        try sql.first(
            """
            SELECT number FROM assignment
            WHERE parcel_id = $1 AND courier = $2 AND shown_at IS NOT NULL LIMIT 1
            """,
            [.text(parcel.text), .text(courier.text)]) != nil
    }

    /// Gives the parcel to the courier of an assignment; what the buyer was told stays.
    ///
    /// What was heard of it so far is read anew: the one before has not ended its journey.
    package func give(
        _ parcel: ParcelID, to assignment: Assignment, _ handover: Handover, at now: Int64
    ) throws {
        try sql.execute(
            """
            UPDATE parcel SET courier = $1, service = $2, lead_min_days = $3, lead_max_days = $4,
                handover = $5, lease_id = NULL, lease_count = 0
            WHERE id = $6
            """,
            [
                .text(assignment.courier.text), .text(assignment.service.text),
                SQLValue(assignment.leadMinDays), SQLValue(assignment.leadMaxDays),
                .text(handover.rawValue), .text(parcel.text),
            ])
        if try journey(of: parcel) != nil { try followReports(of: parcel, at: now) }
    }

    /// The policy that the parcel's order was placed with.
    package func wish(ofOrderOf parcel: ParcelID) throws -> CourierWish {
        let record = try sql.first(
            """
            SELECT customer_order.wish FROM parcel
            JOIN customer_order ON customer_order.id = parcel.order_id WHERE parcel.id = $1
            """,
            [.text(parcel.text)])
        switch try record?.text("wish") {
        case nil, "cheapest": return .cheapest
        case "fastest": return .fastest
        case .some(let word): return CourierCode(word).map(CourierWish.named) ?? .cheapest
        }
    }
}

extension Assignment {
    /// What inserts it.
    var line: SQLLine {
        SQLLine(
            sql: """
                INSERT INTO assignment (parcel_id, number, courier, service, freight_vnd,
                    lead_min_days, lead_max_days, evidence, state, reason_code, note, offered_at,
                    decide_by, decided_at, shown_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                """,
            values: [
                .text(parcel.text), SQLValue(number), .text(courier.text), .text(service.text),
                .integer(freight.vnd), SQLValue(leadMinDays), SQLValue(leadMaxDays),
                .words(evidence), .text(state.rawValue), SQLValue(reason?.rawValue),
                .text(note), .integer(offeredAt), SQLValue(decideBy), SQLValue(decidedAt),
                SQLValue(state.showsReceiver ? offeredAt : nil),
            ])
    }

    init(_ record: SQLRecord) throws {
        guard let service = ServiceCode(try record.text("service")) else {
            throw StoreError.unreadable("service")
        }
        self.init(
            parcel: ParcelID(try record.text("parcel_id")), number: try record.integer("number"),
            courier: try record.courier("courier"), service: service,
            freight: try record.money("freight_vnd"),
            leadMinDays: try record.integer("lead_min_days"),
            leadMaxDays: try record.integer("lead_max_days"),
            evidence: try record.words("evidence"), state: try record.word("state"),
            reason: try record.textIfAny("reason_code").flatMap(DeclineCode.init),
            note: try record.textIfAny("note") ?? "", offeredAt: try record.instant("offered_at"),
            decideBy: try record.instantIfAny("decide_by"),
            decidedAt: try record.instantIfAny("decided_at"))
    }
}
