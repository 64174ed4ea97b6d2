/// A statement with its values, put together before the transaction that runs it.
struct SQLLine: Sendable {
    let sql: String
    let values: [SQLValue]
}

extension SQLSession {
    /// Runs the statement and says how many rows it changed.
    @discardableResult
    func run(_ line: SQLLine) throws -> Int {
        try execute(line.sql, line.values)
    }
}
