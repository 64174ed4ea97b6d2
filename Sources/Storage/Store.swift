internal import Foundation
internal import GRDB

/// The one place that remembers: a SQLite file with many readers and one writer.
///
/// What `write` returned has been synced to disk (WAL, `synchronous=FULL`).
package final class Store: Sendable {
    private let pool: DatabasePool
    private let queue: WriteQueue

    /// Opens the file, creates or migrates its tables, and checks that writes are durable.
    package init(path: String, limits: StoreLimits = StoreLimits()) throws {
        var configuration = GRDB.Configuration()
        configuration.maximumReaderCount = limits.readers
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = true
        configuration.label = "vuonxa"
        // The journal of each savepoint would be a file of its own otherwise; it never outlives
        // its transaction, so memory is as safe.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA temp_store = MEMORY") }
        pool = try DatabasePool(path: path, configuration: configuration)
        queue = WriteQueue(pool: pool, limits: limits)
        try Store.demandDurability(pool)
        try pool.writeWithoutTransaction { connection in
            try Migration.run(Migration.all, on: connection)
        }
    }

    /// Runs the work in a transaction of its own and answers once it is on disk.
    ///
    /// Work that throws leaves nothing behind. Transactions that wait at the same time share one
    /// sync (group commit), so the work must be short and must not wait for anything.
    package func write<Result: Sendable>(
        _ work: @escaping @Sendable (StoreSession) throws -> Result
    ) async throws -> Result {
        try await queue.run(work)
    }

    /// Reads one consistent state; never waits for a writer.
    package func read<Result: Sendable>(
        _ work: @escaping @Sendable (StoreSession) throws -> Result
    ) async throws -> Result {
        try await pool.read { connection in
            try work(StoreSession(sql: SQLiteSession(connection: connection)))
        }
    }

    /// SQLite's online backup; the copy is a database in itself, without a WAL beside it.
    func copy(to path: String) throws {
        let copy = try DatabaseQueue(path: path)
        try pool.backup(to: copy)
        // The copy takes the WAL mode over with the pages; alone it is better off without.
        try copy.writeWithoutTransaction { connection in
            // A restored file must not honour cursors into positions that it has forgotten.
            try connection.execute(sql: "DELETE FROM setting WHERE name = 'feed.seal'")
            _ = try String.fetchOne(connection, sql: "PRAGMA journal_mode = DELETE")
        }
        try copy.close()
    }

    /// Lets waiting writes finish and closes the file.
    package func close() async throws {
        await queue.close()
        try pool.close()
    }

    /// GRDB's pool sets `synchronous=NORMAL` on its writer after opening, so FULL comes after it.
    private static func demandDurability(_ pool: DatabasePool) throws {
        let found = try pool.writeWithoutTransaction { connection in
            try connection.execute(sql: "PRAGMA synchronous = FULL")
            return try Int.fetchOne(connection, sql: "PRAGMA synchronous") ?? -1
        }
        try demandDurability(found: found)
    }

    /// Throws unless the level that SQLite says it keeps is FULL, which is 2.
    static func demandDurability(found: Int) throws(StoreError) {
        if found != 2 { throw .notDurable(found: found) }
    }
}

/// How much the store takes on at once.
package struct StoreLimits: Sendable {
    /// Connections that read at the same time.
    package var readers: Int
    /// Transactions that share one sync; 1 turns group commit off.
    package var batch: Int
    /// Transactions that may wait before further ones are refused.
    package var waiting: Int

    package init(readers: Int = 4, batch: Int = 256, waiting: Int = 10_000) {
        self.readers = readers
        self.batch = batch
        self.waiting = waiting
    }
}
