internal import Market
internal import Operations

/// The doors to how parcels travel: what couriers tell, the public page, claims, money, reports.
enum TravelEndpoints {
    static func all(_ desks: Desks) -> [Endpoint] {
        EventEndpoints.all(desks) + TrackingEndpoints.all(desks) + ClaimEndpoints.all(desks)
            + SettlementEndpoints.all(desks) + TravelReportEndpoints.all(desks)
    }
}
