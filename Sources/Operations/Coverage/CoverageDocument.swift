internal import Foundation
internal import Market
package import Reach
package import Storage

/// All coverage of one courier as text cells: what is imported and what is exported.
package struct CoverageDocument: Hashable, Sendable {
    package let courier: CourierProfile
    package let tables: [CoverageTable: [[String: String]]]

    package init(courier: CourierProfile, tables: [CoverageTable: [[String: String]]]) {
        self.courier = courier
        self.tables = tables
    }

    /// SHA-256 of the cells in a fixed order, so that the same content has the same hash.
    var hash: String {
        let lines = CoverageTable.allCases.flatMap { table in
            (tables[table] ?? []).map { cells in
                table.rawValue + "\u{1F}"
                    + cells.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                    .joined(separator: "\u{1F}")
            }
        }
        return Digest.hex(Digest.sha256(lines.sorted().joined(separator: "\n").utf8))
    }

    /// The rows decoded and written back in their one form; throws every problem of every row.
    func rows(limit: Int) throws -> [CoverageRow] {
        var rows: [CoverageRow] = []
        var problems: [CoverageProblem] = []
        var seen: Set<String> = []
        for table in CoverageTable.allCases {
            for cells in tables[table] ?? [] {
                do {
                    let row = try Self.row(table, cells, of: courier.code)
                    if !seen.insert("\(table.rawValue) \(row.id)").inserted {
                        throw Self.repeated(row)
                    }
                    rows.append(row)
                } catch let error as CoverageProblems {
                    problems += error.list
                }
                if rows.count > limit { throw CoverageFailure.tooManyRows(limit: limit) }
            }
        }
        if !problems.isEmpty { throw CoverageFailure.refused(problems) }
        return rows
    }

    private static func row(
        _ table: CoverageTable, _ cells: [String: String], of courier: CourierCode
    ) throws(CoverageProblems) -> CoverageRow {
        let read: (id: String, courier: CourierCode, cells: [String: String])
        switch table {
        case .services:
            let row = try CourierService(cells: cells)
            read = (row.id.text, row.courier, row.cells)
        case .lanes:
            let row = try Lane(cells: cells)
            read = (row.id.text, row.courier, row.cells)
        case .placeRules:
            let row = try PlaceRule(cells: cells)
            read = (row.id.text, row.courier, row.cells)
        case .suspensions:
            let row = try Suspension(cells: cells)
            // A suspension without a courier speaks of all of them; it is kept with its bringer.
            read = (row.id.text, row.courier ?? courier, row.cells)
        case .zones:
            let row = try ZoneMember(cells: cells)
            read = ("\(row.zone.text) \(row.province.digits)", row.courier, row.cells)
        }
        let row = CoverageRow(table: table, id: read.id, cells: read.cells)
        if read.courier != courier { throw foreign(row, read.courier, not: courier) }
        return row
    }

    private static func foreign(
        _ row: CoverageRow, _ found: CourierCode, not wanted: CourierCode
    ) -> CoverageProblems {
        CoverageProblems([
            CoverageProblem(
                table: row.table, row: RowID(row.id), column: "courier", code: .otherCourier,
                message: Sentence(
                    vietnamese: "Dòng này của \(found.text), không phải của \(wanted.text).",
                    english: "This row is of \(found.text), not of \(wanted.text)."))
        ])
    }

    private static func repeated(_ row: CoverageRow) -> CoverageProblems {
        CoverageProblems([
            CoverageProblem(
                table: row.table, row: RowID(row.id),
                column: row.table == .zones ? "province" : "id",
                code: row.table == .zones ? .duplicateZone : .duplicateID,
                message: Sentence(
                    vietnamese: "\(row.id) đã có ở một dòng trước.",
                    english: "\(row.id) stands in an earlier row already."))
        ])
    }
}

/// What an import changes, by row id.
package struct CoverageDifference: Hashable, Sendable {
    package let added: [String]
    package let changed: [String]
    package let ended: [String]
    package let rowCount: Int

    init(from before: [CoverageRow], to after: [CoverageRow]) {
        func keyed(_ rows: [CoverageRow]) -> [String: CoverageRow] {
            Dictionary(
                rows.map { ("\($0.table.rawValue) \($0.id)", $0) },
                uniquingKeysWith: { first, _ in first })
        }
        let old = keyed(before)
        let new = keyed(after)
        added = new.keys.filter { old[$0] == nil }.sorted()
        changed = new.keys.filter { old[$0] != nil && old[$0] != new[$0] }.sorted()
        ended = old.keys.filter { new[$0] == nil }.sorted()
        rowCount = after.count
    }
}

extension CoverageDifference {
    /// The difference as lines: `+`, `~` and `-` before table and row, then a count.
    package var lines: [String] {
        added.map { "+ \($0)" } + changed.map { "~ \($0)" } + ended.map { "- \($0)" } + [
            "\(rowCount) dòng / rows: +\(added.count) ~\(changed.count) -\(ended.count)"
        ]
    }
}
