package import Reach

/// What the province wants counted of orders, and over what.
package struct OrderReportQuery: Hashable, Sendable {
    /// What one line of the report is about.
    package enum Grouping: String, Sendable, CaseIterable {
        /// The commune that parcels go to.
        case commune
        case province
        case courier
    }

    package var grouping: Grouping
    /// Orders placed in `[start, end)`, in UTC milliseconds.
    package var start: Int64
    package var end: Int64
    /// Parcels that leave this province, or this commune; `nil` is everywhere.
    package var originProvince: ProvinceCode?
    package var origin: CommuneCode?

    package init(
        _ grouping: Grouping, from start: Int64, to end: Int64,
        originProvince: ProvinceCode? = nil, origin: CommuneCode? = nil
    ) {
        self.grouping = grouping
        self.start = start
        self.end = end
        self.originProvince = originProvince
        self.origin = origin
    }
}

/// One line of the report: what became of the parcels to a place or of a courier.
package struct OrderReportLine: Hashable, Sendable {
    /// A commune's or province's code, or a courier's.
    package let key: String
    package let orders: Int
    package let parcels: Int
    package let delivered: Int
    /// Delivered within the days that the table claimed.
    package let onTime: Int
    /// Not at their end although the claimed days have passed.
    package let overdue: Int
    package let returned: Int
    package let lostOrDamaged: Int
    package let cancelled: Int
    /// The days of all that were delivered, and the most days that the table claimed for these.
    package let travelDays: Int
    package let promisedDays: Int
}

/// Reports over orders; each reads the orders of the asked days by their index, and no more.
extension StoreSession {
    /// The most lines of one report; there are 3,321 communes.
    package static let mostReportLines = 5_000

    /// Lines by their key; `now` decides which parcels are overdue.
    package func orderReport(_ query: OrderReportQuery, now: Int64) throws -> [OrderReportLine] {
        let (key, sources) = Self.parts(of: query.grouping)
        return try sql.query(
            """
            SELECT \(key) AS line_key, \(Self.counts)
            FROM customer_order JOIN parcel ON parcel.order_id = customer_order.id
            LEFT JOIN journey ON journey.parcel_id = parcel.id
            LEFT JOIN commune AS sender ON sender.code = parcel.origin
            \(sources)
            WHERE customer_order.placed_at >= $1 AND customer_order.placed_at < $2
                AND ($3 = '' OR sender.province_code = $3) AND ($4 = '' OR parcel.origin = $4)
            GROUP BY \(key) ORDER BY \(key) LIMIT \(Self.mostReportLines)
            """,
            [
                .integer(query.start), .integer(query.end),
                .text(query.originProvince?.digits ?? ""), .text(query.origin?.digits ?? ""),
                .integer(now),
            ]
        ).map(OrderReportLine.init)
    }

    /// `$5` is the instant at which it is decided what is overdue.
    private static let counts = """
        COUNT(DISTINCT parcel.order_id) AS orders,
        COUNT(*) AS parcels,
        COUNT(journey.delivered_at) AS delivered,
        COALESCE(SUM(CASE WHEN journey.travel_days <= journey.lead_max_days
            THEN 1 ELSE 0 END), 0) AS on_time,
        COALESCE(SUM(CASE WHEN journey.ended_at IS NULL AND parcel.handover <> 'cancelled'
            AND customer_order.placed_at + (parcel.lead_max_days + 1) * 86400000 < $5
            THEN 1 ELSE 0 END), 0) AS overdue,
        COALESCE(SUM(CASE WHEN journey.status = 'returned' THEN 1 ELSE 0 END), 0)
            AS returned,
        COALESCE(SUM(CASE WHEN journey.status IN ('lost', 'damaged')
            THEN 1 ELSE 0 END), 0) AS lost,
        COALESCE(SUM(CASE WHEN parcel.handover = 'cancelled'
            OR journey.status = 'cancelled' THEN 1 ELSE 0 END), 0) AS cancelled,
        COALESCE(SUM(journey.travel_days), 0) AS travel_days,
        COALESCE(SUM(CASE WHEN journey.travel_days IS NOT NULL
            THEN journey.lead_max_days ELSE 0 END), 0) AS promised_days
        """

    private static func parts(
        of grouping: OrderReportQuery.Grouping
    ) -> (key: String, sources: String) {
        switch grouping {
        case .commune: ("parcel.destination", "")
        case .courier: ("parcel.courier", "")
        case .province:
            (
                "COALESCE(target.province_code, '')",
                "LEFT JOIN commune AS target ON target.code = parcel.destination"
            )
        }
    }
}

extension OrderReportLine {
    init(_ record: SQLRecord) throws {
        self.init(
            key: try record.text("line_key"), orders: try record.integer("orders"),
            parcels: try record.integer("parcels"), delivered: try record.integer("delivered"),
            onTime: try record.integer("on_time"), overdue: try record.integer("overdue"),
            returned: try record.integer("returned"), lostOrDamaged: try record.integer("lost"),
            cancelled: try record.integer("cancelled"),
            travelDays: try record.integer("travel_days"),
            promisedDays: try record.integer("promised_days"))
    }
}
