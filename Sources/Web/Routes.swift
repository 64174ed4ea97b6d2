internal import Operations

/// Every URL of the house; each group stands with its noun.
enum Routes {
    /// Listings and reviews, producers, certificates, places and addresses, reach, orders,
    /// couriers, partners, keys, coverage, and what programs ask of the server itself.
    static func all(_ desks: Desks, metrics: MetricsRegistry) -> [Endpoint] {
        let trade =
            ListingEndpoints.all(desks) + ProducerEndpoints.all(desks)
            + CertificateEndpoints.all(desks) + PassportEndpoints.all(desks)
            + StructuredEndpoints.all(desks)
            + PlaceEndpoints.all(desks)
            + ReachEndpoints.all(desks) + OrderEndpoints.all(desks)
            + CourierEndpoints.all(desks) + ListingFeedEndpoints.all(desks)
            + ShipmentEndpoints.all(desks)
            + TaskEndpoints.all(desks) + TravelEndpoints.all(desks) + QualityEndpoints.all(desks)
        let operation =
            PartnerEndpoints.all(desks) + KeyEndpoints.all(desks) + CoverageEndpoints.all(desks)
            + UploadEndpoints.all(desks) + PhotoEndpoints.all(desks) + ImportEndpoints.all(desks)
            + NoticeEndpoints.all(desks) + PersonalEndpoints.all(desks)
        let server = HealthEndpoints.all(desks, metrics: metrics) + PageEndpoints.all
        let described = trade + operation + server
        return described + [OpenAPIDocument.endpoint(describing: described)]
    }
}
