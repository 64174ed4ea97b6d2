package import Reach

extension StoreSession {
    /// All that reach is computed from: every courier's rows, and the suspensions that were
    /// opened since; rows were checked before they were stored.
    package func coverageTables() throws -> CoverageTables {
        var tables = try importedCoverage()
        tables.suspensions += try openedSuspensions().compactMap(\.row)
        return tables
    }

    /// Every courier's imported rows, decoded.
    package func importedCoverage() throws -> CoverageTables {
        var reading = CoverageRowReading(
            CoverageTables(
                holidays: Set(try holidays().keys), codeList: try setting("places.code_list")))
        for courier in try couriers() {
            reading.tables.couriers[courier.code] = courier.name
            try eachCoverageRow(of: courier.code) { try reading.take($0) }
        }
        return try reading.finished()
    }

    /// Where producers send their parcels from.
    package func producerCommunes() throws -> [CommuneCode] {
        try sql.query("SELECT DISTINCT commune_code FROM producer ORDER BY commune_code", [])
            .map { try $0.commune("commune_code") }
    }

    /// Some tables of all couriers but one, decoded, without holidays; zones stay out.
    package func importedCoverage(
        of tables: [CoverageTable], without left: CourierCode?
    ) throws -> CoverageTables {
        var reading = CoverageRowReading(CoverageTables())
        for courier in try couriers() where courier.code != left {
            reading.tables.couriers[courier.code] = courier.name
            try eachCoverageRow(of: courier.code, in: tables) { try reading.take($0) }
        }
        return reading.tables
    }

    /// The courier whose lane has that id, or `nil` where there is no such lane.
    package func courierOfLane(_ id: RowID) throws -> CourierCode? {
        try sql.first(
            "SELECT courier FROM coverage_row WHERE id = $1 AND kind = 'lanes'", [.text(id.text)]
        ).map { try $0.courier("courier") }
    }

    /// One courier's imported rows, decoded, without holidays.
    package func importedCoverage(of courier: CourierProfile) throws -> CoverageTables {
        var reading = CoverageRowReading(CoverageTables(couriers: [courier.code: courier.name]))
        try eachCoverageRow(of: courier.code) { try reading.take($0) }
        return try reading.finished()
    }
}

/// Puts stored rows back into tables, one after the other.
private struct CoverageRowReading {
    var tables: CoverageTables
    private var members: [ZoneMember] = []
    private var pool = PlaceRulePool()

    init(_ tables: CoverageTables) {
        self.tables = tables
    }

    mutating func take(_ row: CoverageRow) throws {
        let cells = try row.cells
        switch row.table {
        case .services: tables.services.append(try CourierService(cells: cells))
        case .lanes: tables.lanes.append(try Lane(cells: cells))
        case .placeRules: tables.placeRules.append(pool.shared(try PlaceRule(cells: cells)))
        case .suspensions: tables.suspensions.append(try Suspension(cells: cells))
        case .zones: members.append(try ZoneMember(cells: cells))
        }
    }

    mutating func finished() throws -> CoverageTables {
        tables.zones = try Zone.gathered(from: members)
        return tables
    }
}
