internal import GRDB

/// SQLite, inside a transaction that the store opened.
///
/// GRDB opens connections, pools them and begins transactions; the statements inside go to SQLite
/// directly, without GRDB's rows and named arguments.
struct SQLiteSession: SQLSession {
    let shelf: StatementShelf
    /// Whether what it writes must be part of a transaction that somebody else began.
    private let isPartOfTransaction: Bool

    /// With a shelf that outlives the session its statements are compiled only once.
    init(shelf: StatementShelf, isPartOfTransaction: Bool = false) {
        self.shelf = shelf
        self.isPartOfTransaction = isPartOfTransaction
    }

    /// For a few statements on a connection that nobody keeps a shelf for.
    init(connection: Database) {
        self.init(shelf: StatementShelf(of: connection))
    }

    func query(_ sql: String, _ values: [SQLValue]) throws -> [SQLRecord] {
        try demandTransaction()
        return try shelf.statement(sql).query(values)
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
        try demandTransaction()
        return try shelf.statement(sql).execute(values)
    }

    func savepoint<Result>(_ work: () throws -> Result) throws -> Result {
        _ = try execute("SAVEPOINT work", [])
        do {
            let result = try work()
            _ = try execute("RELEASE work", [])
            return result
        } catch {
            // After a full disk SQLite has taken back the whole transaction by itself, and there
            // is no savepoint any more; what counts is why.
            _ = try? execute("ROLLBACK TO work", [])
            _ = try? execute("RELEASE work", [])
            throw error
        }
    }

    /// Rows that the connection has changed so far, and those that were undone.
    var changeCount: Int {
        shelf.connection.totalChangesCount
    }

    /// Whether the transaction that somebody else began is still there.
    var isInsideTransaction: Bool {
        shelf.connection.isInsideTransaction
    }

    /// Throws when the engine has taken back the transaction by itself, as on a full disk: what
    /// follows would be committed alone.
    private func demandTransaction() throws {
        if isPartOfTransaction, !shelf.connection.isInsideTransaction {
            throw DatabaseError(
                resultCode: .SQLITE_ABORT, message: "the transaction was rolled back")
        }
    }
}
