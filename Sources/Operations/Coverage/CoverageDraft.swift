internal import Market
internal import Reach
package import Storage

/// A courier's coverage on its way in: rows that read well, and everything that is wrong.
package struct CoverageDraft: Sendable {
    /// The most rows of one courier: 3 services from 34 provinces to every commune stay below.
    package static let mostRows = 400_000
    /// Problems beyond are counted and not kept.
    package static let mostProblems = 1_000

    package let courier: CourierProfile
    /// SHA-256 of what came in, in hexadecimal digits.
    package var fileHash = ""
    /// The version that tables were copied from, where the file does not bring all of them.
    var basis: Int?
    private(set) var rows: [CoverageRow] = []
    /// The same rows decoded; zones stand apart until all of them are there.
    private(set) var tables: CoverageTables
    private(set) var problems: [CoverageProblem] = []
    private(set) var problemCount = 0
    private var members: [ZoneMember] = []
    /// Where each of `rows` stands in its file; 0 is nowhere.
    private var lines: [Int32] = []
    private var ids: Set<RowID> = []
    private var zoneIDs: Set<String> = []
    private var pool = PlaceRulePool()

    package init(courier: CourierProfile) {
        self.courier = courier
        tables = CoverageTables(couriers: [courier.code: courier.name])
    }

    mutating func note(_ problem: CoverageProblem) {
        problemCount += 1
        if problems.count < Self.mostProblems { problems.append(problem) }
    }

    /// Takes one row in; what is wrong with it is noted with its line.
    mutating func take(
        _ cells: [String: String], to table: CoverageTable, line: Int?,
        under codes: EarlierCodes? = nil
    ) throws(CoverageFailure) {
        if rows.count >= Self.mostRows { throw .tooManyRows(limit: Self.mostRows) }
        do throws(CoverageProblems) {
            let cells = try codes?.today(cells, of: table) ?? cells
            switch table {
            case .services: try add(CourierService(cells: owned(cells)), line)
            case .lanes: try add(Lane(cells: owned(cells)), line)
            case .placeRules: try add(PlaceRule(cells: owned(cells)), line)
            case .suspensions: try add(Suspension(cells: cells), line)
            case .zones: try add(ZoneMember(cells: owned(cells)), line)
            }
        } catch {
            for problem in error.list { note(problem.at(line: line)) }
        }
    }

    /// Takes all rows of a file in.
    mutating func take(
        _ file: inout CoverageFile, progress: (Int) -> Void = { _ in }
    ) throws(CoverageFailure) {
        try file.read(into: &self, progress: progress)
    }

    /// Throws everything that is wrong with single rows, if anything is.
    func finish() throws(CoverageFailure) {
        if problemCount > 0 { throw .refused(problems) }
    }

    /// The decoded rows with their zones; lines of zones were held against each other before.
    func finishedTables() throws(CoverageFailure) -> CoverageTables {
        var finished = tables
        do {
            finished.zones = try Zone.gathered(from: members)
        } catch {
            throw .refused(error.list)
        }
        return finished
    }

    /// The line of a row that a check of the whole found fault with.
    func line(of table: CoverageTable, _ id: RowID?) -> Int? {
        guard let id else { return nil }
        let index = rows.lastIndex { $0.table == table && $0.id == id.text }
        return index.flatMap { lines[$0] == 0 ? nil : Int(lines[$0]) }
    }

    /// Lines of zones that name a province which is none.
    func zoneProblems(_ places: Places) -> [CoverageProblem] {
        zip(rows, lines).filter { $0.0.table == .zones }.enumerated().compactMap { index, row in
            let province = members[index].province
            if places.provinceByCode[province] != nil { return nil }
            return CoverageProblem(
                table: .zones, row: nil, line: row.1 == 0 ? nil : Int(row.1), column: "province",
                code: .unknownProvince,
                message: Sentence(
                    vietnamese: "Không có tỉnh mang mã \(province.digits).",
                    english: "There is no province with code \(province.digits)."))
        }
    }

    /// A row without a courier is of the one whose coverage this is.
    private func owned(_ cells: [String: String]) -> [String: String] {
        guard cells["courier"]?.isEmpty ?? true else { return cells }
        return cells.merging(["courier": courier.code.text]) { _, own in own }
    }

    private mutating func add(_ row: CourierService, _ line: Int?) throws(CoverageProblems) {
        try demandOwn(row.id, row.courier, .services)
        tables.services.append(row)
        keep(.services, row.id.text, row.cells, line)
    }

    private mutating func add(_ row: Lane, _ line: Int?) throws(CoverageProblems) {
        try demandOwn(row.id, row.courier, .lanes)
        tables.lanes.append(row)
        keep(.lanes, row.id.text, row.cells, line)
    }

    private mutating func add(_ row: PlaceRule, _ line: Int?) throws(CoverageProblems) {
        try demandOwn(row.id, row.courier, .placeRules)
        tables.placeRules.append(pool.shared(row))
        keep(.placeRules, row.id.text, row.cells, line)
    }

    private mutating func add(_ row: Suspension, _ line: Int?) throws(CoverageProblems) {
        // One without a courier speaks of all of them; it is kept with its bringer.
        try demandOwn(row.id, row.courier ?? courier.code, .suspensions)
        tables.suspensions.append(row)
        keep(.suspensions, row.id.text, row.cells, line)
    }

    private mutating func add(_ row: ZoneMember, _ line: Int?) throws(CoverageProblems) {
        let id = "\(row.zone.text) \(row.province.digits)"
        if row.courier != courier.code { throw foreign(nil, row.courier, .zones) }
        if !zoneIDs.insert(id).inserted {
            throw repeated(nil, id, .zones, "province", .duplicateZone)
        }
        members.append(row)
        keep(.zones, id, row.cells, line)
    }

    private mutating func keep(
        _ table: CoverageTable, _ id: String, _ cells: [String: String], _ line: Int?
    ) {
        rows.append(CoverageRow(table: table, id: id, cells: cells))
        lines.append(Int32(clamping: line ?? 0))
    }

    private mutating func demandOwn(
        _ id: RowID, _ found: CourierCode, _ table: CoverageTable
    ) throws(CoverageProblems) {
        if found != courier.code { throw foreign(id, found, table) }
        if !ids.insert(id).inserted { throw repeated(id, id.text, table, "id", .duplicateID) }
    }

    private func foreign(
        _ id: RowID?, _ found: CourierCode, _ table: CoverageTable
    ) -> CoverageProblems {
        let own = courier.code.text
        return CoverageProblems([
            CoverageProblem(
                table: table, row: id, column: "courier", code: .otherCourier,
                message: Sentence(
                    vietnamese: "Dòng này của \(found.text), không phải của \(own).",
                    english: "This row is of \(found.text), not of \(own)."))
        ])
    }

    private func repeated(
        _ id: RowID?, _ name: String, _ table: CoverageTable, _ column: String,
        _ code: CoverageProblemCode
    ) -> CoverageProblems {
        CoverageProblems([
            CoverageProblem(
                table: table, row: id, column: column, code: code,
                message: Sentence(
                    vietnamese: "“\(name)” đã có ở một dòng trước.",
                    english: "“\(name)” stands in an earlier row already."))
        ])
    }
}
