package import Market
internal import Reach

/// What a report changes beside the history: the journey, the money at the door, a claim.
extension StoreSession {
    /// Writes anew what follows from a parcel's reports; the same reports give the same, however
    /// often it is called.
    package func followReports(of id: ParcelID, at now: Int64) throws {
        guard var file = try travelFile(of: id) else { return }
        if file.history.status == .cancelled, file.parcel.handover != .cancelled {
            try markGivenBack(id, at: now)
            file = try travelFile(of: id) ?? file
        }
        let journey = ParcelJourney(
            of: file.parcel, on: file.lane, placedAt: file.placedAt, history: file.history)
        try save(journey)
        if try isCarried(file) { try markAccepted(id, at: now) }
        if let claim = Claim(
            for: file.parcel, after: file.history, value: file.goods.value, at: now)
        {
            try open(claim)
        }
        try followMoney(of: file, at: now)
    }

    /// Writes anew what is due for a parcel, after its amount or a settlement changed.
    package func followMoney(of id: ParcelID, at now: Int64) throws {
        guard let file = try travelFile(of: id) else { return }
        try followMoney(of: file, at: now)
    }

    /// All that a parcel's journey, claim and money rest on; `nil` where there is no such parcel.
    package func travelFile(of id: ParcelID) throws -> TravelFile? {
        let record = try sql.first(
            """
            SELECT parcel.*, customer_order.placed_at, sender.province_code AS origin_province,
                receiver_commune.province_code AS destination_province,
                shipment.collect_vnd AS collect_now
            FROM parcel JOIN customer_order ON customer_order.id = parcel.order_id
            LEFT JOIN commune AS sender ON sender.code = parcel.origin
            LEFT JOIN commune AS receiver_commune
                ON receiver_commune.code = parcel.destination
            LEFT JOIN shipment ON shipment.parcel_id = parcel.id
            WHERE parcel.id = $1
            """,
            [.text(id.text)])
        guard let record else { return nil }
        let parcel = try OrderParcel(record)
        return TravelFile(
            parcel: parcel, placedAt: try record.instant("placed_at"),
            lane: TravelLane(
                originProvince: try record.textIfAny("origin_province").flatMap {
                    ProvinceCode($0)
                },
                destination: parcel.destination,
                destinationProvince: try record.textIfAny("destination_province").flatMap {
                    ProvinceCode($0)
                }),
            agreed: try record.moneyIfAny("collect_now") ?? parcel.collect,
            goods: try packedLines(of: id), history: ParcelHistory(try reports(of: id)))
    }

    /// The lines inside a parcel in the order's sequence, as its courier sees them.
    package func packedLines(of parcel: ParcelID) throws -> [PackedLine] {
        try sql.query(
            """
            SELECT parcel_line.quantity, order_line.unit_price_vnd FROM parcel_line
            JOIN parcel ON parcel.id = parcel_line.parcel_id
            JOIN order_line ON order_line.order_id = parcel.order_id
                AND order_line.number = parcel_line.line_number
            WHERE parcel_line.parcel_id = $1 ORDER BY parcel_line.line_number
            """,
            [.text(parcel.text)]
        ).map {
            PackedLine(
                quantity: try $0.integer("quantity"),
                unitPrice: try $0.money("unit_price_vnd"))
        }
    }

    /// A parcel's journey as it was last written; `nil` before anything was heard.
    package func journey(of parcel: ParcelID) throws -> ParcelJourney? {
        try sql.first("SELECT * FROM journey WHERE parcel_id = $1", [.text(parcel.text)])
            .map(ParcelJourney.init)
    }

    /// Writes the journeys of parcels that an earlier release heard of; answers how many it did.
    package func catchUpJourneys(limit: Int, at now: Int64) throws -> Int {
        let due = try sql.query(
            "SELECT parcel_id FROM journey_due ORDER BY parcel_id LIMIT $1", [SQLValue(limit)]
        ).map { ParcelID(try $0.text("parcel_id")) }
        for parcel in due {
            try followReports(of: parcel, at: now)
            try sql.execute(
                "DELETE FROM journey_due WHERE parcel_id = $1", [.text(parcel.text)])
        }
        return due.count
    }

    /// Whether the courier that has the parcel now has had it in its hands, which is a yes to it;
    /// what it told before a later no, or in a turn before, is none.
    private func isCarried(_ file: TravelFile) throws -> Bool {
        let turn = try assignment(of: file.parcel.id)
        let since =
            switch turn {
            case let turn? where turn.state == .rejected: (turn.decidedAt ?? 0) + 1
            case let turn? where turn.number > 1: turn.offeredAt
            default: Int64.min
            }
        return file.history.entries.contains { entry in
            entry.standing == .counted && entry.kept.courier == file.parcel.courier
                && entry.kept.heardAt >= since && entry.kept.status?.isHandedOver == true
        }
    }

    private func save(_ journey: ParcelJourney) throws {
        try sql.execute(
            """
            INSERT INTO journey (parcel_id, courier, service, origin_province, destination,
                destination_province, lead_min_days, lead_max_days, status, is_partial,
                needs_attention, handed_over_at, delivered_at, ended_at, travel_days)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            ON CONFLICT (parcel_id) DO UPDATE SET courier = $2, service = $3,
                lead_min_days = $7, lead_max_days = $8, status = $9, is_partial = $10,
                needs_attention = $11, handed_over_at = $12, delivered_at = $13, ended_at = $14,
                travel_days = $15
            """,
            [
                .text(journey.parcel.text), .text(journey.courier.text),
                .text(journey.service.text), .text(journey.lane.originProvince?.digits ?? ""),
                .text(journey.lane.destination.digits),
                .text(journey.lane.destinationProvince?.digits ?? ""),
                SQLValue(journey.leadMinDays), SQLValue(journey.leadMaxDays),
                SQLValue(journey.status?.rawValue), SQLValue(journey.isPartial),
                SQLValue(journey.needsAttention), SQLValue(journey.handedOverAt),
                SQLValue(journey.deliveredAt), SQLValue(journey.endedAt),
                SQLValue(journey.travelDays),
            ])
    }
}

extension ParcelJourney {
    init(_ record: SQLRecord) throws {
        guard let service = ServiceCode(try record.text("service")) else {
            throw StoreError.unreadable("service")
        }
        let status = try record.textIfAny("status")
        self.init(
            parcel: ParcelID(try record.text("parcel_id")), courier: try record.courier("courier"),
            service: service,
            lane: TravelLane(
                originProvince: ProvinceCode(try record.text("origin_province")),
                destination: try record.commune("destination"),
                destinationProvince: ProvinceCode(try record.text("destination_province"))),
            lead: (try record.integer("lead_min_days"), try record.integer("lead_max_days")),
            status: status.flatMap(ParcelStatus.init),
            isPartial: try record.integer("is_partial") == 1,
            needsAttention: try record.integer("needs_attention") == 1,
            handedOverAt: try record.instantIfAny("handed_over_at"),
            deliveredAt: try record.instantIfAny("delivered_at"),
            endedAt: try record.instantIfAny("ended_at"),
            travelDays: try record.integerIfAny("travel_days"))
    }
}
