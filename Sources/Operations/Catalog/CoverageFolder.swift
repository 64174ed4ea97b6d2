internal import Reach
internal import Storage

/// One courier's folder while it is read: the cells as they are, and the rows that they mean.
struct CoverageFolder {
    let path: String
    /// Rows that could be read, for the check of all couriers together; zones are in `members`.
    private(set) var tables = CoverageTables()
    private(set) var members: [(member: ZoneMember, line: Int)] = []
    private let courier: CourierProfile
    private var cells: [CoverageTable: [[String: String]]] = [:]
    private var ids: Set<RowID> = []

    init(path: String, courier: CourierProfile) {
        self.path = path
        self.courier = courier
    }

    /// All lines in the order of the files, those that could not be read included.
    var document: CoverageDocument {
        CoverageDocument(courier: courier, tables: cells)
    }

    /// Takes a line in and answers what is wrong with it.
    mutating func add(
        _ line: CatalogLine, to table: CoverageTable, _ file: String
    ) -> [CatalogProblem] {
        cells[table, default: []].append(line.cells)
        do throws(CoverageProblems) {
            switch table {
            case .services: try add(CourierService(cells: line.cells))
            case .lanes: try add(Lane(cells: line.cells))
            case .placeRules: try add(PlaceRule(cells: line.cells))
            case .suspensions: try add(Suspension(cells: line.cells))
            case .zones: try add(ZoneMember(cells: line.cells), line.number)
            }
            return []
        } catch {
            return error.list.map { CatalogProblem($0, file: file, row: line.number) }
        }
    }

    /// Zone lines that name a province which does not exist.
    func provinceProblems(_ places: Places) -> [CatalogProblem] {
        members.filter { places.provinceByCode[$0.member.province] == nil }.map { member, line in
            CatalogProblem(
                file: "\(path)/\(CoverageDocument.file(of: .zones))", row: line,
                column: "province",
                message: Sentence(
                    vietnamese: "Không có tỉnh mang mã \(member.province.digits).",
                    english: "There is no province with code \(member.province.digits)."))
        }
    }

    private mutating func add(_ service: CourierService) throws(CoverageProblems) {
        try demandOwn(service.id, service.courier, in: .services)
        tables.services.append(service)
    }

    private mutating func add(_ lane: Lane) throws(CoverageProblems) {
        try demandOwn(lane.id, lane.courier, in: .lanes)
        tables.lanes.append(lane)
    }

    private mutating func add(_ rule: PlaceRule) throws(CoverageProblems) {
        try demandOwn(rule.id, rule.courier, in: .placeRules)
        tables.placeRules.append(rule)
    }

    private mutating func add(_ suspension: Suspension) throws(CoverageProblems) {
        // One without a courier speaks of all of them, whoever brings it.
        try demandOwn(suspension.id, suspension.courier ?? courier.code, in: .suspensions)
        tables.suspensions.append(suspension)
    }

    private mutating func add(_ member: ZoneMember, _ line: Int) throws(CoverageProblems) {
        try demandOwn(nil, member.courier, in: .zones)
        if members.contains(where: { $0.member == member }) {
            throw refusal(
                nil, .zones, "province", .duplicateZone,
                "“\(member.zone.text) \(member.province.digits)” đã có ở một dòng trước.",
                "“\(member.zone.text) \(member.province.digits)” stands in an earlier row already.")
        }
        members.append((member, line))
    }

    private mutating func demandOwn(
        _ id: RowID?, _ found: CourierCode, in table: CoverageTable
    ) throws(CoverageProblems) {
        if found != courier.code {
            throw refusal(
                id, table, "courier", .otherCourier,
                "Dòng này của \(found.text), không phải của \(courier.code.text).",
                "This row is of \(found.text), not of \(courier.code.text).")
        }
        if let id, !ids.insert(id).inserted {
            throw refusal(
                id, table, "id", .duplicateID, "\(id.text) đã có ở một dòng trước.",
                "\(id.text) stands in an earlier row already.")
        }
    }

    private func refusal(
        _ id: RowID?, _ table: CoverageTable, _ column: String, _ code: CoverageProblemCode,
        _ vietnamese: String, _ english: String
    ) -> CoverageProblems {
        CoverageProblems([
            CoverageProblem(
                table: table, row: id, column: column, code: code,
                message: Sentence(vietnamese: vietnamese, english: english))
        ])
    }
}
