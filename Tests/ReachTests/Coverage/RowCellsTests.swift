internal import Reach
internal import TestSupport
import Testing

/// Rows as text cells, as files bring and take them.
@Suite struct RowCellsTests {
    @Test func `what is written is read back the same, for every kind of row`() throws {
        for seed in UInt64(1)...200 {
            var dice = CoverageDice(seed: seed)
            let tables = dice.tables()
            for row in tables.services {
                #expect(try CourierService(cells: row.cells) == row, "seed \(seed)")
            }
            for row in tables.lanes {
                #expect(try Lane(cells: row.cells) == row, "seed \(seed)")
            }
            for row in tables.placeRules {
                #expect(try PlaceRule(cells: row.cells) == row, "seed \(seed)")
            }
            for row in tables.suspensions {
                #expect(try Suspension(cells: row.cells) == row, "seed \(seed)")
            }
            let members = tables.zones.flatMap(\.members)
            let read = try members.map { try ZoneMember(cells: $0.cells) }
            #expect(try Zone.gathered(from: read) == tables.zones, "seed \(seed)")
        }
    }

    @Test func `the cells of a row are exactly the columns of its table`() throws {
        let tables = CoverageSamples.openTables()
        #expect(Set(tables.services[0].cells.keys) == Set(CourierService.columns))
        #expect(Set(tables.lanes[0].cells.keys) == Set(Lane.columns))
        #expect(Set(tables.placeRules[0].cells.keys) == Set(PlaceRule.columns))
        #expect(Set(CoverageSamples.suspension().cells.keys) == Set(Suspension.columns))
        let member = try #require(CoverageSamples.zone("near", "51").members.first)
        #expect(Set(member.cells.keys) == Set(ZoneMember.columns))
    }

    @Test func `an empty cell and blanks around a value are nothing`() throws {
        var cells = CoverageSamples.service().cells
        cells["max_weight_g"] = "  5000 "
        cells["mode"] = "  "
        cells["sample"] = nil
        let service = try CourierService(cells: cells)
        #expect(service.maxWeightGrams == 5_000)
        #expect(service.mode == nil)
        #expect(!service.isSample)
    }

    @Test(arguments: [
        ("id", ""), ("id", "a b"), ("courier", ""), ("courier", "GHN"), ("service", ""),
        ("name", ""), ("mode", "rocket"), ("min_weight_g", "heavy"), ("max_weight_g", "1.5"),
        ("max_side_cm", "1e3"), ("max_girth_cm", "x"), ("volumetric_divisor", "6000cm"),
        ("cod_cap_vnd", "5tr"), ("cod_fee_vnd", "1,000"), ("cod_fee_bp", "1%"),
        ("declared_value_cap_vnd", "-"), ("goods_excluded", "dry;stone"),
        ("goods_excluded", "dry;;live"), ("collecting_days", "0000000"),
        ("valid_from", "2026-02-30"), ("valid_to", "1/7/2026"), ("sample", "maybe"),
    ])
    func `a bad cell of a service is named by its column`(_ column: String, _ cell: String) {
        var cells = CoverageSamples.service().cells
        cells[column] = cell
        expectProblems([column]) { _ = try CourierService(cells: cells) }
    }

    @Test(arguments: [
        ("origin", "commune"), ("destination", ""), ("destination", "same_province"),
        ("serves", ""), ("serves", "true"), ("price_steps", "500-100"), ("lead_min_days", "two"),
        ("lead_max_days", ""), ("day_kind", "workdays"),
    ])
    func `a bad cell of a lane is named by its column`(_ column: String, _ cell: String) {
        var cells = CoverageSamples.lane().cells
        cells[column] = cell
        expectProblems([column]) { _ = try Lane(cells: cells) }
    }

    @Test func `a relation has no destination`() {
        var cells = CoverageSamples.lane(from: "same_commune").cells
        cells["destination"] = "country"
        expectProblems(["destination"]) { _ = try Lane(cells: cells) }
    }

    @Test(arguments: [
        ("place", ""), ("place", "51"), ("origin", "here"), ("pickup", "1"), ("cod", "Yes"),
        ("pickup_extra_min_days", "1"), ("delivery_extra_max_days", "x"),
        ("pickup_surcharge", "20%"), ("delivery_surcharge", "bp"), ("access", "ferry"),
        ("boat_days", "135"),
    ])
    func `a bad cell of a place rule is named by its column`(_ column: String, _ cell: String) {
        var cells = CoverageSamples.rule().cells
        cells[column] = cell
        let named =
            switch column {
            case "pickup_extra_min_days": ["pickup_extra_max_days"]
            case "delivery_extra_max_days": ["delivery_extra_min_days", "delivery_extra_max_days"]
            default: [column]
            }
        expectProblems(named) { _ = try PlaceRule(cells: cells) }
    }

    @Test(arguments: [
        (["effect": ""], "effect"), (["effect": "pause"], "effect"),
        (["effect": "delay"], "delay_max_days"),
        (["delay_min_days": "1", "delay_max_days": "2"], "delay_min_days"),
        (["effect": "delay", "delay_min_days": "1"], "delay_max_days"),
        (["reason": "wind"], "reason"), (["reason": ""], "reason"), (["leg": "both"], "leg"),
        (["lane": "a b"], "lane"), (["access": "plane"], "access"),
    ])
    func `a bad cell of a suspension is named by its column`(
        _ change: [String: String], _ column: String
    ) {
        let cells = CoverageSamples.suspension().cells.merging(change) { _, new in new }
        expectProblems([column]) { _ = try Suspension(cells: cells) }
    }

    @Test func `all problems of a row are told at once, with its id`() {
        var cells = CoverageSamples.service("s-9").cells
        cells["mode"] = "rocket"
        cells["name"] = ""
        cells["sample"] = "2"
        let problems = expectProblems(["name", "mode", "sample"]) {
            _ = try CourierService(cells: cells)
        }
        #expect(problems.allSatisfy { $0.row == CoverageSamples.row("s-9") })
        #expect(problems.map(\.code) == [.required, .unreadable, .unreadable])
    }

    @Test func `a province given twice in a zone is refused`() throws {
        let member = try #require(CoverageSamples.zone("near", "51").members.first)
        let thrown = #expect(throws: CoverageProblems.self) {
            try Zone.gathered(from: [member, member])
        }
        #expect(thrown?.list.map(\.code) == [.duplicateZone])
    }

    @discardableResult
    private func expectProblems(_ columns: [String], _ read: () throws -> Void)
        -> [CoverageProblem]
    {
        let thrown = #expect(throws: CoverageProblems.self) { try read() }
        #expect(thrown?.list.map(\.column) == columns)
        return thrown?.list ?? []
    }
}
