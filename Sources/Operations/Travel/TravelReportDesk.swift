package import Market
package import Reach
package import Storage

/// What the province reads of orders and of promises that were not kept.
package struct TravelReportDesk: Sendable {
    /// The longest time that one report covers, in days.
    package static let longestDays = 366
    /// What is covered when no days are named.
    package static let usualDays = 30
    /// The most parcels, the latest first, that promises are held against.
    private static let mostOutcomes = 50_000

    let house: House
    /// A long report holds one of the few readers for as long as it takes, so that one is made
    /// after the other and all other readers stay free.
    let reports = Turnstile(mostWaiting: 8)

    package init(house: House) {
        self.house = house
    }

    /// The days of a report, both included.
    package func days(_ first: Day?, _ last: Day?) throws(FieldProblems) -> ClosedRange<Day> {
        let end = last ?? max(house.clockwork.today, first ?? house.clockwork.today)
        let start = first ?? end.advanced(by: 1 - Self.usualDays)
        if end < start || start.distance(to: end) >= Self.longestDays {
            throw [
                FieldProblem(
                    "from", .outOfRange,
                    vi: "Từ ngày đến ngày phải trong vòng \(Self.longestDays) ngày.",
                    en: "From and to must span at most \(Self.longestDays) days.")
            ]
        }
        return start...end
    }

    /// What became of the orders of some days, for the area of the caller's key.
    package func orders(
        _ days: ClosedRange<Day>, by grouping: OrderReportQuery.Grouping, for caller: Caller
    ) async throws -> [OrderReportLine] {
        let (start, end) = Self.instants(of: days)
        var query = OrderReportQuery(grouping, from: start, to: end)
        switch caller.scope {
        case .province(let code): query.originProvince = code
        case .commune(let code): query.origin = code
        case .everything, .producer, .courier, .storefront: break
        }
        let now = house.clockwork.now()
        return try await reports.pass { [query] in
            try await house.store.read { try $0.orderReport(query, now: now) }
        }
    }

    /// Claims of couriers' tables that the deliveries of some days contradict.
    package func brokenPromises(
        _ days: ClosedRange<Day>, fewest: Int, for caller: Caller
    ) async throws -> [BrokenPromise] {
        let (start, end) = Self.instants(of: days)
        let places = house.atlas.sheet.places
        let origin: ProvinceCode? =
            switch caller.scope {
            case .province(let code): code
            case .commune(let code): places[code]?.province
            case .everything, .producer, .courier, .storefront: nil
            }
        let outcomes = try await reports.pass {
            try await house.store.read {
                try $0.promiseOutcomes(
                    from: start, to: end, origin: origin, limit: Self.mostOutcomes)
            }
        }
        return BrokenPromise.all(among: outcomes, fewest: fewest)
    }

    private static func instants(of days: ClosedRange<Day>) -> (Int64, Int64) {
        (
            days.lowerBound.startUTCMilliseconds,
            days.upperBound.advanced(by: 1).startUTCMilliseconds
        )
    }
}
