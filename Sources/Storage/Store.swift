internal import Foundation
internal import GRDB
package import Reach
internal import Synchronization

/// The one place that remembers: a SQLite file with many readers and one writer.
///
/// What `write` returned has been synced to disk (WAL, `synchronous=FULL`).
package final class Store: Sendable {
    private let pool: DatabasePool
    private let queue: WriteQueue
    private let shelves = StatementShelves()
    private let glances: GlanceLine
    private let rows = RowWatch()
    /// Whether what was erased may still stand in the log of the writes; the run before this one
    /// may have left some there.
    private let isLogDue = Mutex(true)
    let vault: Vault

    /// How long a statement waits for a lock that another connection holds.
    private static let patienceMilliseconds = 10_000
    /// How long the writer is kept from its work while readers of older states hold the log.
    private static let logPatienceMilliseconds = 100

    /// What the writer keeps of the file in memory.
    private static let writerCacheKilobytes = 16_384
    /// Pages of 4 kB in the log at which it is moved into the file.
    private static let logPages = 4_000

    /// Opens the file, creates or migrates its tables, and checks that writes are durable.
    package init(
        path: String, limits: StoreLimits = StoreLimits(), keys: PersonalKeys = .demanded()
    ) throws {
        var configuration = GRDB.Configuration()
        configuration.maximumReaderCount = limits.readers
        configuration.busyMode = .timeout(TimeInterval(Self.patienceMilliseconds) / 1_000)
        configuration.foreignKeysEnabled = true
        configuration.label = "vuonxa"
        // The journal of each savepoint would be a file of its own otherwise; it never outlives
        // its transaction, so memory is as safe.
        configuration.prepareDatabase { connection in
            try connection.execute(sql: "PRAGMA temp_store = MEMORY")
            // What was erased must not be read in the free pages of the file.
            try connection.execute(sql: "PRAGMA secure_delete = ON")
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try Store.demandDurability(pool)
        let vault = try pool.writeWithoutTransaction { connection in
            try Migration.run(Migration.all, on: connection)
            return try keys.vault(besideDatabase: path, on: connection)
        }
        if vault !== Vault.closed { try Store.movePersonalData(of: pool, with: vault) }
        self.pool = pool
        self.vault = vault
        glances = try GlanceLine(path: path, vault: vault)
        try pool.writeWithoutTransaction { [rows] connection in
            rows.watch(connection)
            try Self.makeRoom(on: connection)
        }
        queue = WriteQueue(
            pool: pool, shelves: shelves, limits: limits, vault: vault, rows: rows)
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

    /// The same, but tries a quick way first that is not taken back when it fails: it must have
    /// written nothing when it throws, or when it answers `nil` and `work` is to be done instead.
    ///
    /// Where it has, the transactions of the group are begun anew, and all work runs once more.
    package func write<Result: Sendable>(
        quickly: (@Sendable (StoreSession) throws -> Result?)?,
        orElse work: @escaping @Sendable (StoreSession) throws -> Result
    ) async throws -> Result {
        try await queue.run(quickly: quickly, work)
    }

    /// Changes with every change of what orders are worked out from, but for stock.
    ///
    /// What was read while it had a number is still so in a transaction that sees this number.
    package var edition: Int {
        rows.edition
    }

    /// Calls `listener` after each commit that made couriers' feeds longer, with the last position
    /// of each; it must be quick. Only the listener that was given last is called.
    package func listenToFeeds(_ listener: @escaping @Sendable ([CourierCode: Int]) -> Void) {
        queue.feeds.set(listener)
    }

    /// Calls `listener` after each commit with the rows that it wrote of listings, producers and
    /// certificates, before anybody is answered; it must be quick.
    package func listenToRows(_ listener: @escaping @Sendable (TouchedRows) -> Void) {
        rows.listen(listener)
    }

    /// Reads one consistent state; never waits for a writer.
    package func read<Result: Sendable>(
        _ work: @escaping @Sendable (StoreSession) throws -> Result
    ) async throws -> Result {
        try await pool.read { [vault, shelves] connection in
            let sql = SQLiteSession(shelf: shelves.shelf(of: connection))
            return try work(StoreSession(sql: sql, vault: vault))
        }
    }

    /// Reads on the caller's own thread, who waits; only for a row or two by their keys.
    package func glance<Result>(_ work: (StoreSession) throws -> Result) throws -> Result {
        try glances.read(work)
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

    /// Empties the log of the writes, in which what was erased could be read otherwise; answers
    /// whether it is empty.
    ///
    /// A read of an older state holds the log. The writer does not wait for its end: what may be
    /// moved is moved, and the rest is left to `emptyLogIfDue`.
    @discardableResult
    package func emptyLog() async throws -> Bool {
        try await pool.writeWithoutTransaction { connection in
            self.isLogDue.withLock { $0 = true }
            let isEmpty = try Self.truncateLog(on: connection)
            self.isLogDue.withLock { $0 = !isEmpty }
            return isEmpty
        }
    }

    /// Empties the log where that could not be done before; answers whether it is empty of what
    /// was erased.
    @discardableResult
    package func emptyLogIfDue() async throws -> Bool {
        if isLogDue.withLock({ !$0 }) { return true }
        return try await emptyLog()
    }

    private static func truncateLog(on connection: GRDB.Database) throws -> Bool {
        try connection.execute(sql: "PRAGMA busy_timeout = \(logPatienceMilliseconds)")
        // Setting it reads and writes no page, so that it has no way to fail.
        defer { try? connection.execute(sql: "PRAGMA busy_timeout = \(patienceMilliseconds)") }
        do {
            try connection.checkpoint(.truncate)
            return true
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            // Whatever stays behind is tried again; another process may be at the same work.
            _ = try? connection.checkpoint(.passive)
            return false
        }
    }

    /// Lets waiting writes finish and closes the file.
    package func close() async throws {
        await queue.close()
        // Waits for the reads that still run: they use their statements. It fails only on a pool
        // that is closed already, and closing twice is the same as once.
        try? await pool.barrierWriteWithoutTransaction { [shelves] _ in shelves.clear() }
        try glances.close()
        try pool.close()
    }

    /// Keeps the pages that orders go to in memory, and moves the log into the file in larger
    /// parts: a page that many transactions write is then moved once.
    private static func makeRoom(on connection: GRDB.Database) throws {
        try connection.execute(sql: "PRAGMA cache_size = -\(writerCacheKilobytes)")
        _ = try Int.fetchOne(connection, sql: "PRAGMA wal_autocheckpoint = \(logPages)")
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
