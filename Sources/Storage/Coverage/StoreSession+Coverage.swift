package import Reach

/// One row of a coverage table as its import wrote it: column to text.
package struct CoverageRow: Hashable, Sendable {
    package let table: CoverageTable
    package let id: String
    package let cells: [String: String]

    package init(table: CoverageTable, id: String, cells: [String: String]) {
        self.table = table
        self.id = id
        self.cells = cells
    }
}

/// A courier that coverage speaks of.
package struct CourierProfile: Hashable, Sendable {
    package let code: CourierCode
    package let name: String
    package let isSample: Bool

    package init(code: CourierCode, name: String, isSample: Bool) {
        self.code = code
        self.name = name
        self.isSample = isSample
    }
}

/// Who brought which file of a courier's coverage, and when.
package struct CoverageImport: Hashable, Sendable {
    package let id: String
    package let courier: CourierCode
    package let fileHash: String
    package let keyID: String
    package let source: String
    package let rowCount: Int
    package let at: Int64

    package init(
        id: String, courier: CourierCode, fileHash: String, keyID: String, source: String,
        rowCount: Int, at: Int64
    ) {
        self.id = id
        self.courier = courier
        self.fileHash = fileHash
        self.keyID = keyID
        self.source = source
        self.rowCount = rowCount
        self.at = at
    }
}

/// Coverage rows per courier, replaced whole by an import; Reach has read and checked them before.
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
        try sql.query(
            "SELECT * FROM coverage_row WHERE courier = $1 ORDER BY kind, id",
            [.text(courier.text)]
        ).map { record in
            CoverageRow(
                table: try record.word("kind"), id: try record.text("id"),
                cells: try CellText.decode(try record.text("cells")))
        }
    }

    package func replaceCoverage(_ rows: [CoverageRow], by entry: CoverageImport) throws {
        try sql.execute(
            "DELETE FROM coverage_row WHERE courier = $1", [.text(entry.courier.text)])
        for row in rows {
            try sql.execute(
                "INSERT INTO coverage_row (courier, kind, id, cells) VALUES ($1, $2, $3, $4)",
                [
                    .text(entry.courier.text), .text(row.table.rawValue), .text(row.id),
                    .text(try CellText.encode(row.cells)),
                ])
        }
        try sql.execute(
            """
            INSERT INTO coverage_import (id, courier, file_hash, key_id, source, row_count, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .text(entry.id), .text(entry.courier.text), .text(entry.fileHash),
                .text(entry.keyID), .text(entry.source), SQLValue(entry.rowCount),
                .integer(entry.at),
            ])
    }

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
