/// Everything that couriers have said about where they carry, as it came in; nothing is resolved.
package struct CoverageTables: Sendable {
    /// The couriers that rows may name, with the name that people know.
    package var couriers: [CourierCode: String]
    package var services: [CourierService]
    package var lanes: [Lane]
    package var placeRules: [PlaceRule]
    package var suspensions: [Suspension]
    package var zones: [Zone]
    /// National holidays, which are not working days.
    package var holidays: Set<Day>
    /// The list that the place codes belong to; `nil` leaves it to whoever pairs them with places.
    package var codeList: String?

    package init(
        couriers: [CourierCode: String] = [:], services: [CourierService] = [],
        lanes: [Lane] = [], placeRules: [PlaceRule] = [], suspensions: [Suspension] = [],
        zones: [Zone] = [], holidays: Set<Day> = [], codeList: String? = nil
    ) {
        self.couriers = couriers
        self.services = services
        self.lanes = lanes
        self.placeRules = placeRules
        self.suspensions = suspensions
        self.zones = zones
        self.holidays = holidays
        self.codeList = codeList
    }
}

/// The tables by the name that files and messages give them.
package enum CoverageTable: String, Sendable, CaseIterable {
    case services
    case lanes
    case placeRules = "place_rules"
    case suspensions
    case zones
}
