package import Reach

/// Coverage rows per courier; Reach has read and checked them before.
extension StoreSession {
    package func couriers() throws -> [CourierProfile] {
        try sql.query("SELECT * FROM courier ORDER BY code", []).map { record in
            CourierProfile(
                code: try record.courier("code"), name: try record.text("name"),
                isSample: try record.integer("sample") == 1)
        }
    }

    package func upsert(_ courier: CourierProfile) throws {
        try sql.execute(
            """
            INSERT INTO courier (code, name, sample) VALUES ($1, $2, $3)
            ON CONFLICT (code) DO UPDATE SET name = excluded.name, sample = excluded.sample
            """,
            [.text(courier.code.text), .text(courier.name), SQLValue(courier.isSample)])
    }

    package func coverageRows(of courier: CourierCode) throws -> [CoverageRow] {
        var rows: [CoverageRow] = []
        try eachCoverageRow(of: courier) { rows.append($0) }
        return rows
    }

    /// Shows a courier's rows in order of table and id, without ever holding many of them.
    package func eachCoverageRow(
        of courier: CourierCode, in tables: [CoverageTable] = CoverageTable.allCases,
        _ visit: (CoverageRow) throws -> Void
    ) throws {
        for table in tables.sorted(by: { $0.rawValue < $1.rawValue }) {
            var last = ""
            var isMore = true
            while isMore {
                let page = try sql.query(
                    """
                    SELECT id, cells FROM coverage_row
                    WHERE courier = $1 AND kind = $2 AND id > $3 ORDER BY id LIMIT $4
                    """,
                    [
                        .text(courier.text), .text(table.rawValue), .text(last),
                        SQLValue(Self.pageRows),
                    ])
                for record in page {
                    last = try record.text("id")
                    try visit(
                        CoverageRow(
                            table: table, id: last,
                            text: try CellText.packed(try record.text("cells"))))
                }
                isMore = page.count == Self.pageRows
            }
        }
    }

    /// Rows of other couriers that have one of these ids, with the courier that has it.
    package func rowsElsewhere(
        withIDs ids: [String], than courier: CourierCode
    ) throws -> [(id: String, courier: CourierCode)] {
        var found: [(id: String, courier: CourierCode)] = []
        for start in stride(from: 0, to: ids.count, by: Self.idsAtOnce) {
            var some = Array(ids[start..<min(start + Self.idsAtOnce, ids.count)])
            // One statement for all lengths: the last id is asked for again and again.
            while some.count < Self.idsAtOnce { some.append(some[some.count - 1]) }
            let places = (1...Self.idsAtOnce).map { "$\($0)" }.joined(separator: ", ")
            let records = try sql.query(
                """
                SELECT id, courier FROM coverage_row WHERE kind <> 'zones' AND id IN (\(places))
                AND courier <> $\(Self.idsAtOnce + 1)
                """,
                some.map { .text($0) } + [.text(courier.text)])
            found += try records.map { (try $0.text("id"), try $0.courier("courier")) }
        }
        return found
    }

    /// Makes the rows all that the courier has said, in one go; answers what that changed.
    @discardableResult
    package func replaceCoverage(
        _ rows: [CoverageRow], by entry: CoverageImport
    ) throws -> [CoverageChange] {
        let changes = CoverageChange.changes(
            from: try coverageRows(of: entry.courier), to: rows)
        try stage(changes, of: entry.id)
        try enforce(entry)
        return changes
    }

    private static let pageRows = 5_000
    private static let idsAtOnce = 200

    package func holidays() throws -> [Day: String] {
        let records = try sql.query("SELECT * FROM holiday", [])
        return Dictionary(
            try records.map { (try $0.day("day"), try $0.text("name")) },
            uniquingKeysWith: { first, _ in first })
    }

    package func replaceHolidays(_ holidays: [Day: String]) throws {
        try sql.execute("DELETE FROM holiday", [])
        for (day, name) in holidays {
            try sql.execute(
                "INSERT INTO holiday (day, name) VALUES ($1, $2)", [.text(day.text), .text(name)])
        }
    }
}
