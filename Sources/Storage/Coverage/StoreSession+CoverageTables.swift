package import Reach

extension StoreSession {
    /// All couriers' tables, decoded; rows were checked before they were stored.
    package func coverageTables() throws -> CoverageTables {
        var tables = CoverageTables(
            holidays: Set(try holidays().keys), codeList: try setting("places.code_list"))
        var members: [ZoneMember] = []
        for courier in try couriers() {
            tables.couriers[courier.code] = courier.name
            for row in try coverageRows(of: courier.code) {
                switch row.table {
                case .services: tables.services.append(try CourierService(cells: row.cells))
                case .lanes: tables.lanes.append(try Lane(cells: row.cells))
                case .placeRules: tables.placeRules.append(try PlaceRule(cells: row.cells))
                case .suspensions: tables.suspensions.append(try Suspension(cells: row.cells))
                case .zones: members.append(try ZoneMember(cells: row.cells))
                }
            }
        }
        tables.zones = try Zone.gathered(from: members)
        return tables
    }
}
