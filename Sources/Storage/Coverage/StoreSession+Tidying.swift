package import Reach

/// Forgetting what was laid down and never came into force, and what is long over.
extension StoreSession {
    /// Imports whose changes still lie beside the rows though they were laid down before an id.
    ///
    /// Ids sort by time. Each step is one look at the index, so that a million kept changes cost
    /// no more than as many looks as there are imports.
    package func abandonedImports(before bound: String) throws -> [String] {
        var abandoned: [String] = []
        var last = ""
        while let record = try sql.first(
            """
            SELECT import_id FROM coverage_change WHERE import_id > $1 AND import_id < $2
            ORDER BY import_id LIMIT 1
            """,
            [.text(last), .text(bound)])
        {
            last = try record.text("import_id")
            let entry = try sql.first(
                "SELECT id FROM coverage_import WHERE id = $1", [.text(last)])
            if entry == nil { abandoned.append(last) }
        }
        return abandoned
    }

    /// Forgets some changes of an import that never came into force; whether there are more.
    package func removeStaged(of importID: String, limit: Int) throws -> Bool {
        let removed = try sql.execute(
            """
            DELETE FROM coverage_change WHERE import_id = $1 AND (kind, id) IN
                (SELECT kind, id FROM coverage_change WHERE import_id = $1
                ORDER BY kind, id LIMIT $2)
            """,
            [.text(importID), SQLValue(limit)])
        return removed == limit
    }

    /// Forgets suspensions that were opened by hand and ended before a day, at most `limit`.
    @discardableResult
    package func forgetSuspensions(endedBefore day: Day, limit: Int) throws -> Int {
        try sql.execute(
            """
            DELETE FROM suspension WHERE id IN
                (SELECT id FROM suspension WHERE valid_to < $1 ORDER BY id LIMIT $2)
            """,
            [.text(day.text), SQLValue(limit)])
    }
}
