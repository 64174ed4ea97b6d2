internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// The doors to what the province reads of its orders.
enum TravelReportEndpoints {
    private static let roles = AccessRule.keys(of: [.officer, .admin])
    private static let fewestRange: ClosedRange<Int64> = 1...10_000

    static func all(_ desks: Desks) -> [Endpoint] {
        [orders(desks), promises(desks)]
    }

    private static let days = [
        QueryParameter("from", .day, "first day; 30 days back unless given"),
        QueryParameter("to", .day, "last day; today unless given"),
        QueryParameter("format", .word(ListFormat.self), "json unless given"),
    ]

    private static func orders(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Đơn, kiện, tỷ lệ đúng hẹn, hoàn về, theo xã, tỉnh hoặc bên vận chuyển.",
            "Orders, parcels, on time and returned, by commune, province or courier.")
        about.query =
            [
                QueryParameter(
                    "by", .word(OrderReportQuery.Grouping.self), "commune unless given")
            ] + days
        about.answer = .named("OrderReport")
        return Endpoint(.get, "/v1/reports/orders", roles, about) { call in
            var query = call.query()
            let grouping = query.word("by", of: OrderReportQuery.Grouping.self) ?? .commune
            let format = query.word("format", of: ListFormat.self) ?? .json
            let first = query.day(named: "from")
            let last = query.day(named: "to")
            try query.finish()
            let span = try desks.travelReports.days(first, last)
            let lines = try await desks.travelReports.orders(
                span, by: grouping, for: try call.known())
            let writing = TravelReportWriting(
                places: desks.reach.places, couriers: desks.reach.couriers())
            switch format {
            case .json: return .json(writing.bytes(lines, span, by: grouping))
            case .csv: return .csv(writing.csv(lines, by: grouping))
            }
        }
    }

    private static func promises(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Lời hứa thời gian trong bảng vùng phục vụ mà thực tế không giữ được.",
            "Claimed days of coverage tables that reality contradicts, with the rows' ids.")
        about.query =
            days + [
                QueryParameter(
                    "at_least", .integer(fewestRange),
                    "so many parcels; \(BrokenPromise.fewest) unless given")
            ]
        about.answer = .named("BrokenPromises")
        return Endpoint(.get, "/v1/reports/broken-promises", roles, about) { call in
            var query = call.query()
            let format = query.word("format", of: ListFormat.self) ?? .json
            let fewest = query.integer("at_least", in: fewestRange) ?? BrokenPromise.fewest
            let first = query.day(named: "from")
            let last = query.day(named: "to")
            try query.finish()
            let span = try desks.travelReports.days(first, last)
            let found = try await desks.travelReports.brokenPromises(
                span, fewest: fewest, for: try call.known())
            switch format {
            case .json: return .json(TravelReportWriting.bytes(found, span))
            case .csv: return .csv(TravelReportWriting.csv(found))
            }
        }
    }
}

extension Query {
    fileprivate mutating func day(named name: String) -> Day? {
        parsed(name, FieldReader.dayWords) { Day($0) }
    }
}
