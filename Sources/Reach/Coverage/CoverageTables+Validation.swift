extension CoverageTables {
    /// Everything wrong with the tables as a whole, in order of table and row.
    ///
    /// Problems whose code does not refuse an import are remarks: a filled cell that no rule reads.
    package func validate(places: Places) -> [CoverageProblem] {
        var check = CoverageCheck(tables: self, places: places)
        check.checkNames()
        check.checkServices()
        check.checkLanes()
        check.checkPlaceRules()
        check.checkSuspensions()
        check.checkZones()
        check.checkRanks()
        return check.problems
    }

    /// Everything wrong with one suspension that these tables do not hold, before it is opened.
    package func problems(of suspension: Suspension, in places: Places) -> [CoverageProblem] {
        var tables = self
        tables.placeRules = []
        tables.suspensions = [suspension]
        tables.lanes = lanes.filter { $0.id == suspension.lane }
        var check = CoverageCheck(tables: tables, places: places)
        check.checkSuspensions()
        return check.problems
    }
}

/// One pass over the tables that gathers problems; its parts are in the other files of this name.
struct CoverageCheck {
    let tables: CoverageTables
    let places: Places
    let zones: [ZoneKey: Set<ProvinceCode>]
    /// Which services each courier has, on whatever day.
    let services: [CourierCode: Set<ServiceCode>]
    let laneCouriers: [RowID: CourierCode]
    var problems: [CoverageProblem] = []

    init(tables: CoverageTables, places: Places) {
        self.tables = tables
        self.places = places
        var zones: [ZoneKey: Set<ProvinceCode>] = [:]
        for zone in tables.zones {
            zones[ZoneKey(courier: zone.courier, code: zone.code), default: []]
                .formUnion(zone.provinces)
        }
        self.zones = zones
        var services: [CourierCode: Set<ServiceCode>] = [:]
        for service in tables.services {
            services[service.courier, default: []].insert(service.code)
        }
        self.services = services
        laneCouriers = Dictionary(
            tables.lanes.map { ($0.id, $0.courier) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func note(
        _ row: RowAddress, _ column: String, _ code: CoverageProblemCode,
        _ vietnamese: String, _ english: String
    ) {
        problems.append(
            CoverageProblem(
                table: row.table, row: row.id, column: column, code: code,
                message: Sentence(vietnamese: vietnamese, english: english)))
    }

    /// Ids are unique across all tables, and all codes are of one list.
    mutating func checkNames() {
        if let codeList = tables.codeList, codeList != places.codeList {
            note(
                RowAddress(table: .placeRules, id: nil), "place", .otherCodeList,
                "Mã địa bàn thuộc danh mục \(codeList), không phải \(places.codeList).",
                "The place codes are of list \(codeList), not \(places.codeList).")
        }
        var seen: [RowID: CoverageTable] = [:]
        let addresses =
            tables.services.map { ($0.id, CoverageTable.services) }
            + tables.lanes.map { ($0.id, .lanes) }
            + tables.placeRules.map { ($0.id, .placeRules) }
            + tables.suspensions.map { ($0.id, .suspensions) }
        for (id, table) in addresses {
            guard let earlier = seen.updateValue(table, forKey: id) else { continue }
            note(
                RowAddress(table: table, id: id), "id", .duplicateID,
                "Mã dòng “\(id.text)” đã có trong bảng \(earlier.rawValue).",
                "The row id “\(id.text)” is already in table \(earlier.rawValue).")
        }
    }

    mutating func checkZones() {
        var seen: Set<ZoneKey> = []
        for zone in tables.zones {
            let row = RowAddress(table: .zones, id: nil)
            checkCourier(zone.courier, row)
            if !seen.insert(ZoneKey(courier: zone.courier, code: zone.code)).inserted {
                note(
                    row, "zone", .duplicateZone, "Vùng “\(zone.code.text)” có hai lần.",
                    "Zone “\(zone.code.text)” is given twice.")
            }
            if zone.provinces.isEmpty {
                note(
                    row, "province", .emptyRow, "Vùng “\(zone.code.text)” không có tỉnh nào.",
                    "Zone “\(zone.code.text)” has no province.")
            }
            for province in zone.provinces.sorted() {
                checkProvince(province, row, "province")
            }
        }
    }
}

/// Which row a problem is about.
struct RowAddress {
    let table: CoverageTable
    let id: RowID?
}
