package import Market
internal import Reach

/// Imports as jobs: who waits, who works on which, and how far each is.
extension StoreSession {
    package func insert(_ entry: SheetImport, heldBy runner: String?, until: Int64?) throws {
        try sql.execute(
            """
            INSERT INTO sheet_import (id, kind, lane, producer_id, key_id, is_dry_run, sha256,
                basis, state, created_at, started_at, runner, held_until)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            [
                .text(entry.id.text), .text(entry.kind.rawValue), .text(entry.lane),
                SQLValue(entry.producer?.text), .text(entry.keyID), SQLValue(entry.isDryRun),
                .text(entry.fileHash), SQLValue(entry.basis?.text), .text(entry.state.rawValue),
                .integer(entry.createdAt), .instant(entry.startedAt), SQLValue(runner),
                .instant(until),
            ])
    }

    package func sheetImport(_ id: ImportID) throws -> SheetImport? {
        try sql.first("SELECT * FROM sheet_import WHERE id = $1", [.text(id.text)])
            .map(SheetImport.init)
    }

    /// The import that does the dry run in earnest, where there is one.
    package func sheetImport(basedOn id: ImportID) throws -> SheetImport? {
        try sql.first("SELECT * FROM sheet_import WHERE basis = $1", [.text(id.text)])
            .map(SheetImport.init)
    }

    /// The one import of that lane that is not over yet.
    package func importUnderWay(in lane: String) throws -> SheetImport? {
        try sql.first(
            """
            SELECT * FROM sheet_import WHERE lane = $1 AND state IN ('queued', 'running')
            """, [.text(lane)]
        ).map(SheetImport.init)
    }

    /// How many imports of everybody wait or run.
    package func importsUnderWay() throws -> Int {
        try sql.first(
            "SELECT COUNT(*) AS count FROM sheet_import WHERE state IN ('queued', 'running')"
        ).map { try $0.integer("count") } ?? 0
    }

    /// Imports of a lane, newest first.
    package func sheetImports(
        in lane: String, before id: String?, limit: Int
    ) throws -> [SheetImport] {
        try sql.query(
            """
            SELECT * FROM sheet_import WHERE lane = $1 AND id < $2 ORDER BY id DESC LIMIT $3
            """, [.text(lane), .text(id ?? "~"), SQLValue(limit)]
        ).map(SheetImport.init)
    }

    /// Takes the oldest import that nobody works on, or that somebody left off, and holds it.
    package func takeImport(
        for runner: String, at now: Int64, until: Int64
    ) throws -> SheetImport? {
        let next = try sql.first(
            """
            SELECT * FROM sheet_import WHERE state IN ('queued', 'running')
                AND (held_until IS NULL OR held_until <= $1)
            ORDER BY id LIMIT 1
            """, [.integer(now)]
        ).map(SheetImport.init)
        guard var entry = next else { return nil }
        entry.state = .running
        entry.startedAt = entry.startedAt ?? now
        try sql.execute(
            """
            UPDATE sheet_import SET state = 'running', started_at = $1, runner = $2,
                held_until = $3
            WHERE id = $4
            """,
            [
                .instant(entry.startedAt), .text(runner), .integer(until), .text(entry.id.text),
            ])
        return entry
    }

    /// The import where that runner still holds it; it is held on until then.
    package func holdImport(
        _ id: ImportID, by runner: String, until: Int64
    ) throws -> SheetImport? {
        let held = try sql.execute(
            """
            UPDATE sheet_import SET held_until = $1
            WHERE id = $2 AND runner = $3 AND state = 'running'
            """, [.integer(until), .text(id.text), .text(runner)])
        return held == 1 ? try sheetImport(id) : nil
    }

    /// Lets the import go, so that the next who looks goes on with it.
    package func letImportGo(_ id: ImportID, by runner: String) throws {
        try sql.execute(
            "UPDATE sheet_import SET held_until = NULL WHERE id = $1 AND runner = $2",
            [.text(id.text), .text(runner)])
    }

    /// Saves how far the import is and what became of it.
    package func update(_ entry: SheetImport) throws {
        try sql.execute(
            """
            UPDATE sheet_import SET state = $1, last_row = $2, total = $3, counts = $4,
                worked_ms = $5, seen = $6, problems = $7, ended_at = $8, cancel_asked_at = $9
            WHERE id = $10
            """,
            [
                .text(entry.state.rawValue), SQLValue(entry.progress.lastRow),
                SQLValue(entry.progress.total), .text(SheetImport.json(entry.progress.counts)),
                .integer(entry.progress.workedMilliseconds),
                .text(SheetImport.json(entry.columns)), .text(RowProblem.json(entry.problems)),
                .instant(entry.endedAt), .instant(entry.cancelAskedAt), .text(entry.id.text),
            ])
    }
}

extension StoreSession {
    /// Work of which nothing stays when it throws, while the rest of the transaction does.
    package func part<Result>(_ work: () throws -> Result) throws -> Result {
        try sql.savepoint(work)
    }
}

extension SQLValue {
    fileprivate static func instant(_ instant: Int64?) -> SQLValue {
        instant.map { .integer($0) } ?? .null
    }
}

extension SheetImport {
    fileprivate init(_ record: SQLRecord) throws {
        let problems = RowProblem.list(try record.text("problems"))
        guard let problems else { throw StoreError.unreadable("problems") }
        let progress = ImportProgress(
            lastRow: try record.integer("last_row"), total: try record.integerIfAny("total"),
            counts: Self.counts(try record.text("counts")),
            workedMilliseconds: try record.instant("worked_ms"))
        self.init(
            id: ImportID(try record.text("id")), kind: try record.word("kind"),
            producer: try record.textIfAny("producer_id").map(ProducerID.init),
            keyID: try record.text("key_id"), isDryRun: try record.integer("is_dry_run") == 1,
            fileHash: try record.text("sha256"), createdAt: try record.instant("created_at"),
            basis: try record.textIfAny("basis").map(ImportID.init),
            state: try record.word("state"), progress: progress,
            columns: Self.columns(try record.text("seen")), problems: problems,
            startedAt: try record.integerIfAny("started_at").map(Int64.init),
            endedAt: try record.integerIfAny("ended_at").map(Int64.init),
            cancelAskedAt: try record.integerIfAny("cancel_asked_at").map(Int64.init))
    }
}
