extension Migration {
    /// Imports of coverage that can be undone, suspensions of their own, couriers' place codes.
    static let coverageKeeping: [String] = imports + suspensions + placeCodes

    // The first release goes on writing `coverage_import` without the new columns.
    private static let imports = [
        "ALTER TABLE coverage_import ADD COLUMN added INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE coverage_import ADD COLUMN changed INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE coverage_import ADD COLUMN ended INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE coverage_import ADD COLUMN undoable INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE coverage_import ADD COLUMN reversed_at INTEGER",
        "ALTER TABLE coverage_import ADD COLUMN reversed_by TEXT",
        "CREATE INDEX coverage_import_courier ON coverage_import (courier, id)",
        // A row id is one across all couriers and tables; lines of zones have none of their own.
        "CREATE UNIQUE INDEX coverage_row_id ON coverage_row (id) WHERE kind <> 'zones'",
        // Rows as they were before an import and after it; an import that is not in
        // `coverage_import` is still being laid down.
        """
        CREATE TABLE coverage_change (
            import_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            cells_before TEXT,
            cells_after TEXT,
            PRIMARY KEY (import_id, kind, id)
        ) STRICT
        """,
    ]

    private static let suspensions = [
        """
        CREATE TABLE suspension (
            id TEXT NOT NULL PRIMARY KEY,
            courier TEXT,
            service TEXT,
            place TEXT,
            access TEXT,
            lane TEXT,
            leg TEXT,
            valid_from TEXT NOT NULL,
            valid_to TEXT NOT NULL,
            delay_min_days INTEGER,
            delay_max_days INTEGER,
            reason TEXT NOT NULL,
            source TEXT NOT NULL,
            opened_by TEXT NOT NULL,
            opened_at INTEGER NOT NULL,
            lifted_by TEXT,
            lifted_at INTEGER,
            version INTEGER NOT NULL,
            CHECK ((delay_min_days IS NULL) = (delay_max_days IS NULL)),
            CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
        ) STRICT
        """
    ]

    /// A code names one commune and a commune has one code, in each courier's each system.
    private static let placeCodes = [
        """
        CREATE TABLE place_code (
            courier TEXT NOT NULL,
            code_system TEXT NOT NULL CHECK (code_system IN ('new', 'old')),
            code TEXT NOT NULL,
            name TEXT NOT NULL,
            parent_code TEXT,
            parent_name TEXT NOT NULL,
            province_name TEXT,
            commune_code TEXT CHECK (length(commune_code) = 5),
            method TEXT CHECK (method IN ('exact', 'tone_moved', 'punctuation', 'reviewed')),
            state TEXT NOT NULL CHECK
                (state IN ('proposed', 'confirmed', 'refused', 'unmatched')),
            reviewed_by TEXT,
            reviewed_at INTEGER,
            PRIMARY KEY (courier, code_system, code),
            CHECK ((commune_code IS NULL) = (method IS NULL)),
            CHECK ((commune_code IS NULL) = (state IN ('refused', 'unmatched')))
        ) STRICT
        """,
        """
        CREATE UNIQUE INDEX place_code_commune ON place_code (courier, code_system, commune_code)
            WHERE commune_code IS NOT NULL
        """,
        "CREATE INDEX place_code_state ON place_code (courier, code_system, state, code)",
    ]
}
