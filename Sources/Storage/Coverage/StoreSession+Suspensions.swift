package import Reach

/// Suspensions that were opened by hand; imports of coverage leave them alone.
extension StoreSession {
    package func insert(_ opened: OpenedSuspension) throws {
        let row = opened.suspension
        let days = row.effect.delayDays
        try sql.execute(
            """
            INSERT INTO suspension (id, courier, service, place, access, lane, leg, valid_from,
                valid_to, delay_min_days, delay_max_days, reason, source, opened_by, opened_at,
                version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """,
            [
                .text(row.id.text), SQLValue(row.courier?.text), SQLValue(row.service?.text),
                SQLValue(row.place?.cell), SQLValue(row.access?.rawValue),
                SQLValue(row.lane?.text), SQLValue(row.leg?.rawValue),
                SQLValue(row.validity.from?.text), SQLValue(row.validity.to?.text),
                SQLValue(days?.min), SQLValue(days?.max), .text(row.reason.rawValue),
                .text(row.source), .text(opened.openedBy), .integer(opened.openedAt),
                SQLValue(opened.version),
            ])
    }

    /// Writes what may change of a suspension: its end, whether it was lifted, its version.
    package func update(_ opened: OpenedSuspension) throws {
        try sql.execute(
            """
            UPDATE suspension SET valid_to = $1, lifted_by = $2, lifted_at = $3, version = $4
            WHERE id = $5
            """,
            [
                SQLValue(opened.suspension.validity.to?.text), SQLValue(opened.liftedBy),
                opened.liftedAt.map { .integer($0) } ?? .null, SQLValue(opened.version),
                .text(opened.suspension.id.text),
            ])
    }

    /// The courier whose key opened a suspension; `nil` where somebody else did.
    package func courierThatOpened(_ opened: OpenedSuspension) throws -> CourierCode? {
        try sql.first(
            "SELECT scope FROM access_key WHERE id = $1 AND role = 'courier'",
            [.text(opened.openedBy)]
        ).flatMap { try $0.textIfAny("scope") }.flatMap { CourierCode($0) }
    }

    package func suspension(_ id: String) throws -> OpenedSuspension? {
        try sql.first("SELECT * FROM suspension WHERE id = $1", [.text(id)])
            .map(OpenedSuspension.init)
    }

    /// Every suspension that was ever opened, by id; there are few.
    package func openedSuspensions() throws -> [OpenedSuspension] {
        try sql.query("SELECT * FROM suspension ORDER BY id", []).map(OpenedSuspension.init)
    }

    /// A page of the suspensions in one state on a day, or in any; newest first.
    package func suspensions(
        in state: SuspensionState?, on day: Day, before id: String?, limit: Int
    ) throws -> [OpenedSuspension] {
        let condition =
            switch state {
            case nil: "$1 = $1"
            case .lifted?: "lifted_at IS NOT NULL AND $1 = $1"
            case .planned?: "lifted_at IS NULL AND valid_from > $1"
            case .inForce?: "lifted_at IS NULL AND valid_from <= $1 AND valid_to > $1"
            case .ended?: "lifted_at IS NULL AND valid_to <= $1"
            }
        return try sql.query(
            """
            SELECT * FROM suspension WHERE \(condition) AND ($2 = '' OR id < $2)
            ORDER BY id DESC LIMIT $3
            """,
            [.text(day.text), .text(id ?? ""), SQLValue(limit)]
        ).map(OpenedSuspension.init)
    }
}

extension OpenedSuspension {
    init(_ record: SQLRecord) throws {
        self.init(
            suspension: try Suspension(record), openedBy: try record.text("opened_by"),
            openedAt: try record.instant("opened_at"),
            liftedBy: try record.textIfAny("lifted_by"),
            liftedAt: try record.integerIfAny("lifted_at").map(Int64.init),
            version: try record.integer("version"))
    }
}

extension Suspension {
    init(_ record: SQLRecord) throws {
        guard let id = RowID(try record.text("id")) else { throw StoreError.unreadable("id") }
        let shortest = try record.integerIfAny("delay_min_days")
        let longest = try record.integerIfAny("delay_max_days")
        var effect = SuspensionEffect.stop
        if let shortest, let longest { effect = .delay(DaySpan(min: shortest, max: longest)) }
        self.init(
            id: id, courier: try record.textIfAny("courier").flatMap { CourierCode($0) },
            service: try record.textIfAny("service").flatMap { ServiceCode($0) },
            place: try record.textIfAny("place").flatMap { PlaceScope(cell: $0) },
            access: try record.textIfAny("access").flatMap(Access.init),
            lane: try record.textIfAny("lane").flatMap { RowID($0) },
            leg: try record.textIfAny("leg").flatMap(Leg.init),
            validity: Validity(
                from: try record.dayIfAny("valid_from"), to: try record.dayIfAny("valid_to")),
            effect: effect, reason: try record.word("reason"), source: try record.text("source"))
    }
}

extension SuspensionEffect {
    /// `nil` for a stop.
    package var delayDays: DaySpan? {
        if case .delay(let days) = self { days } else { nil }
    }
}
