/// One open transaction on an engine; every statement of the house goes through it.
///
/// Statements are written once, in the subset that SQLite and PostgreSQL share, with `$1`, `$2` …
/// as placeholders in the order of the values.
package protocol SQLSession {
    /// The rows that a statement answers, whole.
    func query(_ sql: String, _ values: [SQLValue]) throws -> [SQLRecord]

    /// Runs a statement and says how many rows it changed.
    @discardableResult
    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int

    /// Runs the work so that its changes are undone, and only these, when it throws.
    func savepoint<Result>(_ work: () throws -> Result) throws -> Result
}

extension SQLSession {
    /// The first row that a statement answers.
    func first(_ sql: String, _ values: [SQLValue] = []) throws -> SQLRecord? {
        try query(sql, values).first
    }
}
