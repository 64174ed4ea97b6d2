package import Reach

/// How coverage changes: what an import does is laid down beside the rows first, and then put in
/// force by statements that the engine runs alone, so that the writer is held for a moment only.
extension StoreSession {
    /// Changes that one short transaction may lay down.
    package static let mostStagedAtOnce = 2_000

    /// Lays changes down under an import that is not in force; nothing that is asked sees them.
    package func stage(_ changes: some Sequence<CoverageChange>, of importID: String) throws {
        for change in changes {
            try sql.execute(
                """
                INSERT INTO coverage_change (import_id, kind, id, cells_before, cells_after)
                VALUES ($1, $2, $3, $4, $5)
                """,
                [
                    .text(importID), .text(change.table.rawValue), .text(change.id),
                    SQLValue(change.before?.text), SQLValue(change.after?.text),
                ])
        }
    }

    /// Forgets changes whose import never came into force: its program was ended half-way.
    package func removeStaged(of importID: String) throws {
        try sql.execute("DELETE FROM coverage_change WHERE import_id = $1", [.text(importID)])
    }

    /// Puts an import in force whose changes were laid down before.
    package func enforce(_ entry: CoverageImport) throws {
        let values: [SQLValue] = [.text(entry.courier.text), .text(entry.id)]
        try sql.execute(
            """
            DELETE FROM coverage_row WHERE courier = $1 AND (kind, id) IN
                (SELECT kind, id FROM coverage_change
                WHERE import_id = $2 AND cells_after IS NULL)
            """,
            values)
        try sql.execute(
            """
            INSERT INTO coverage_row (courier, kind, id, cells)
            SELECT $1, kind, id, cells_after FROM coverage_change
            WHERE import_id = $2 AND cells_after IS NOT NULL
            ON CONFLICT (courier, kind, id) DO UPDATE SET cells = excluded.cells
            """,
            values)
        try insert(entry)
        _ = try bumpCoverage(of: entry.courier)
    }

    /// Takes an import back: the courier's rows are again what they were before it.
    package func reverse(_ entry: CoverageImport, by keyID: String, at: Int64) throws {
        let values: [SQLValue] = [.text(entry.courier.text), .text(entry.id)]
        try sql.execute(
            """
            DELETE FROM coverage_row WHERE courier = $1 AND (kind, id) IN
                (SELECT kind, id FROM coverage_change
                WHERE import_id = $2 AND cells_before IS NULL)
            """,
            values)
        try sql.execute(
            """
            INSERT INTO coverage_row (courier, kind, id, cells)
            SELECT $1, kind, id, cells_before FROM coverage_change
            WHERE import_id = $2 AND cells_before IS NOT NULL
            ON CONFLICT (courier, kind, id) DO UPDATE SET cells = excluded.cells
            """,
            values)
        try sql.execute(
            "UPDATE coverage_import SET reversed_at = $1, reversed_by = $2 WHERE id = $3",
            [.integer(at), .text(keyID), .text(entry.id)])
        _ = try bumpCoverage(of: entry.courier)
    }

    /// Newest first, those before the id of a cursor.
    package func coverageImports(
        of courier: CourierCode, before id: String?, limit: Int
    ) throws -> [CoverageImport] {
        try sql.query(
            """
            SELECT * FROM coverage_import WHERE courier = $1 AND ($2 = '' OR id < $2)
            ORDER BY id DESC LIMIT $3
            """,
            [.text(courier.text), .text(id ?? ""), SQLValue(limit)]
        ).map(CoverageImport.init)
    }

    package func coverageImport(_ id: String, of courier: CourierCode) throws -> CoverageImport? {
        try sql.first(
            "SELECT * FROM coverage_import WHERE id = $1 AND courier = $2",
            [.text(id), .text(courier.text)]
        ).map(CoverageImport.init)
    }

    /// The newest import that was not undone, which alone can be undone.
    package func newestImport(of courier: CourierCode) throws -> CoverageImport? {
        try sql.first(
            """
            SELECT * FROM coverage_import WHERE courier = $1 AND reversed_at IS NULL
            ORDER BY id DESC LIMIT 1
            """,
            [.text(courier.text)]
        ).map(CoverageImport.init)
    }

    /// What an import did, a page of it in order of table and id.
    package func coverageChanges(
        of importID: String, after: (table: String, id: String), limit: Int
    ) throws -> [CoverageChange] {
        try sql.query(
            """
            SELECT * FROM coverage_change WHERE import_id = $1 AND (kind, id) > ($2, $3)
            ORDER BY kind, id LIMIT $4
            """,
            [.text(importID), .text(after.table), .text(after.id), SQLValue(limit)]
        ).map { record in
            let (table, id): (CoverageTable, String) =
                (try record.word("kind"), try record.text("id"))
            let row = { (text: String) in CoverageRow(table: table, id: id, text: text) }
            return CoverageChange(
                CoverageRow(table: table, id: id, text: ""),
                before: try record.textIfAny("cells_before").map(row),
                after: try record.textIfAny("cells_after").map(row))
        }
    }

    /// Changes with every import and undoing of the courier's coverage.
    package func coverageVersion(of courier: CourierCode) throws -> Int {
        try counter(Self.versionName(courier))
    }

    private func bumpCoverage(of courier: CourierCode) throws -> Int {
        try bump(counter: Self.versionName(courier))
    }

    private static func versionName(_ courier: CourierCode) -> String {
        "coverage \(courier.text)"
    }

    private func insert(_ entry: CoverageImport) throws {
        try sql.execute(
            """
            INSERT INTO coverage_import (id, courier, file_hash, key_id, source, row_count, at,
                added, changed, ended, undoable)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)
            """,
            [
                .text(entry.id), .text(entry.courier.text), .text(entry.fileHash),
                .text(entry.keyID), .text(entry.source), SQLValue(entry.rowCount),
                .integer(entry.at), SQLValue(entry.added), SQLValue(entry.changed),
                SQLValue(entry.ended),
            ])
    }
}
