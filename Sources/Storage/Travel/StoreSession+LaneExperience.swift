package import Market
package import Reach

/// How long parcels really took, for forecasts and against what tables claim.
extension StoreSession {
    /// What happened on a lane since an instant: to the commune, or where that is too little to
    /// go by, to its province; `nil` where that is too little too.
    package func experience(
        of courier: CourierCode, _ service: ServiceCode, on lane: TravelLane, since: Int64
    ) throws -> LaneExperience? {
        guard let origin = lane.originProvince else { return nil }
        let narrow = try travelDays(
            courier, service, origin, "destination", lane.destination.digits, since)
        if let experience = LaneExperience(.commune, days: narrow) { return experience }
        guard let province = lane.destinationProvince else { return nil }
        let wide = try travelDays(
            courier, service, origin, "destination_province", province.digits, since)
        return LaneExperience(.province, days: wide)
    }

    /// What tables claimed of parcels that were delivered in `[from, to)`, the latest first.
    ///
    /// A parcel that went from one courier to another says nothing of the days of either.
    /// `origin` is the province from which they went; `nil` is everywhere.
    package func promiseOutcomes(
        from start: Int64, to end: Int64, origin: ProvinceCode?, limit: Int
    ) throws -> [PromiseOutcome] {
        try sql.query(
            """
            SELECT journey.courier, journey.service, journey.lead_max_days, journey.travel_days,
                parcel.evidence
            FROM journey JOIN parcel ON parcel.id = journey.parcel_id
            WHERE journey.delivered_at >= $1 AND journey.delivered_at < $2
                AND ($3 = '' OR journey.origin_province = $3)
                AND NOT EXISTS (SELECT 1 FROM assignment
                    WHERE assignment.parcel_id = journey.parcel_id AND assignment.number > 1)
            ORDER BY journey.delivered_at DESC LIMIT $4
            """,
            [.integer(start), .integer(end), .text(origin?.digits ?? ""), SQLValue(limit)]
        ).map { record in
            guard let service = ServiceCode(try record.text("service")) else {
                throw StoreError.unreadable("service")
            }
            return PromiseOutcome(
                courier: try record.courier("courier"), service: service,
                rows: try record.words("evidence"),
                promisedMaxDays: try record.integer("lead_max_days"),
                travelDays: try record.integer("travel_days"))
        }
    }

    private func travelDays(
        _ courier: CourierCode, _ service: ServiceCode, _ origin: ProvinceCode, _ column: String,
        _ place: String, _ since: Int64
    ) throws -> [Int] {
        try sql.query(
            """
            SELECT travel_days FROM journey
            WHERE courier = $1 AND service = $2 AND origin_province = $3 AND \(column) = $4
                AND delivered_at >= $5
                AND NOT EXISTS (SELECT 1 FROM assignment
                    WHERE assignment.parcel_id = journey.parcel_id AND assignment.number > 1)
            ORDER BY delivered_at DESC LIMIT $6
            """,
            [
                .text(courier.text), .text(service.text), .text(origin.digits), .text(place),
                .integer(since), SQLValue(LaneExperience.most),
            ]
        ).map { try $0.integer("travel_days") }
    }
}
