internal import GRDB

/// A reading connection of its own, used on the thread that asks.
///
/// Nearly every call begins with one row by its key, which SQLite finds in microseconds; going to
/// a reader's queue and back costs two changes of thread besides.
final class GlanceLine: Sendable {
    private let queue: DatabaseQueue
    private let shelves = StatementShelves()
    private let vault: Vault

    /// On a file that is open already, with its tables made.
    init(path: String, vault: Vault) throws {
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        configuration.label = "vuonxa glance"
        queue = try DatabaseQueue(path: path, configuration: configuration)
        self.vault = vault
    }

    /// What the work reads; each of its statements sees the last commit before it.
    func read<Result>(_ work: (StoreSession) throws -> Result) throws -> Result {
        try queue.unsafeRead { connection in
            let sql = SQLiteSession(shelf: shelves.shelf(of: connection))
            return try work(StoreSession(sql: sql, vault: vault))
        }
    }

    func close() throws {
        queue.unsafeRead { _ in shelves.clear() }
        try queue.close()
    }
}
