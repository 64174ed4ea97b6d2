internal import GRDB
internal import Reach
internal import Synchronization

/// Group commit: transactions that wait while the disk syncs go into the next sync together.
///
/// Each has a savepoint of its own, so one that fails does not sink the others, and nobody is
/// answered before the COMMIT that covers him has returned. A quick one goes without: see `Turn`.
final class WriteQueue: Sendable {
    private struct Waiting {
        var jobs: [Job] = []
        var isDraining = false
        var isClosed = false
        var whenIdle: [CheckedContinuation<Void, Never>] = []
    }

    private typealias Job = @Sendable (Turn) throws -> Answer

    /// What a piece of work finds when its turn comes.
    private enum Turn {
        /// A savepoint copies each page that is written within it; what fails before it has
        /// written anything needs none.
        case quick(SQLiteSession)
        case careful(SQLiteSession)
        /// There is no transaction.
        case none

        var session: SQLiteSession? {
            switch self {
            case .quick(let session), .careful(let session): session
            case .none: nil
            }
        }
    }

    /// Quick work failed and left something behind: the group is done anew, with savepoints.
    private struct Spoiled: Error {}

    /// What is told and answered once the commit has returned, or has failed.
    private struct Answer {
        var grown: [CourierCode: Int] = [:]
        let give: @Sendable ((any Error)?) -> Void
    }

    private let pool: DatabasePool
    private let shelves: StatementShelves
    private let limits: StoreLimits
    private let vault: Vault
    private let rows: RowWatch
    /// SQLite's count of what other programs have written, as it was at the last turn.
    private let foreignWrites = Mutex(0)
    /// Who is told which couriers' feeds a commit has made longer.
    let feeds = FeedListener()
    private let waiting = Mutex(Waiting())

    init(
        pool: DatabasePool, shelves: StatementShelves, limits: StoreLimits, vault: Vault,
        rows: RowWatch
    ) {
        self.pool = pool
        self.shelves = shelves
        self.limits = limits
        self.vault = vault
        self.rows = rows
    }

    func run<Result: Sendable>(
        quickly: (@Sendable (StoreSession) throws -> Result?)? = nil,
        _ work: @escaping @Sendable (StoreSession) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let refusal = enqueue { [self] turn in
                guard let session = turn.session else {
                    return Answer { continuation.resume(throwing: $0 ?? StoreError.closed) }
                }
                var own = StoreSession(sql: session, vault: vault, rows: rows)
                var result: Swift.Result<Result, any Error>?
                if case .quick = turn, let quickly {
                    result = try Self.attempt(quickly, own, on: session)
                }
                if result == nil {
                    own = StoreSession(sql: session, vault: vault, rows: rows)
                    result = Swift.Result { try session.savepoint { try work(own) } }
                }
                return Self.answer(result, own.growth.positions, to: continuation)
            }
            if let refusal { continuation.resume(throwing: refusal) }
        }
    }

    /// What the quick way gives, `nil` where it is not to be gone.
    private static func attempt<Result>(
        _ quickly: (StoreSession) throws -> Result?, _ own: StoreSession,
        on session: SQLiteSession
    ) throws -> Swift.Result<Result, any Error>? {
        let before = session.changeCount
        let outcome = Swift.Result { try quickly(own) }
        if case .success(let found?) = outcome { return .success(found) }
        // What was written cannot be taken back here, nor what the engine took back by itself.
        if session.changeCount != before || !session.isInsideTransaction { throw Spoiled() }
        if case .failure(let error) = outcome { return .failure(error) }
        return nil
    }

    private static func answer<Result: Sendable>(
        _ result: Swift.Result<Result, any Error>?, _ grown: [CourierCode: Int],
        to continuation: CheckedContinuation<Result, any Error>
    ) -> Answer {
        switch result {
        case .success(let value):
            Answer(grown: grown) { failure in
                if let failure {
                    continuation.resume(throwing: failure)
                } else {
                    continuation.resume(returning: value)
                }
            }
        case .failure(let error): Answer { _ in continuation.resume(throwing: error) }
        case nil: Answer { continuation.resume(throwing: $0 ?? StoreError.closed) }
        }
    }

    /// Refuses new work and waits until the last accepted one is on disk.
    func close() async {
        await withCheckedContinuation { continuation in
            let isIdle = waiting.withLock { waiting in
                waiting.isClosed = true
                if waiting.isDraining { waiting.whenIdle.append(continuation) }
                return !waiting.isDraining
            }
            if isIdle { continuation.resume() }
        }
    }

    private func enqueue(_ job: @escaping Job) -> StoreError? {
        let (refusal, starts) = waiting.withLock { waiting -> (StoreError?, Bool) in
            if waiting.isClosed { return (.closed, false) }
            if waiting.jobs.count >= limits.waiting { return (.overloaded, false) }
            waiting.jobs.append(job)
            defer { waiting.isDraining = true }
            return (nil, !waiting.isDraining)
        }
        if starts { drain() }
        return refusal
    }

    /// One turn on the writer's queue: a batch, then another turn while work is waiting.
    private func drain() {
        pool.asyncWriteWithoutTransaction { [self] connection in
            commit(takeBatch(), on: connection)
            let (isMore, idle) = waiting.withLock { waiting in
                waiting.isDraining = !waiting.jobs.isEmpty
                let idle = waiting.isDraining ? [] : waiting.whenIdle
                if !waiting.isDraining { waiting.whenIdle = [] }
                return (waiting.isDraining, idle)
            }
            for continuation in idle { continuation.resume() }
            if isMore { drain() }
        }
    }

    private func takeBatch() -> [Job] {
        waiting.withLock { waiting in
            let batch = Array(waiting.jobs.prefix(limits.batch))
            waiting.jobs.removeFirst(batch.count)
            return batch
        }
    }

    private func commit(_ batch: [Job], on connection: Database) {
        var answers: [Answer] = []
        do {
            do {
                try transact(batch, on: connection, &answers) { .quick($0) }
            } catch is Spoiled {
                try transact(batch, on: connection, &answers) { .careful($0) }
            }
            rows.tell()
            feeds.tell(answers.reduce(into: [:]) { $0.merge($1.grown, uniquingKeysWith: max) })
            for answer in answers { answer.give(nil) }
        } catch {
            // The transaction did not begin, or its COMMIT failed: nothing of the batch remains.
            if answers.isEmpty { answers = batch.compactMap { try? $0(.none) } }
            // Another program holds the file: the caller may well come back.
            let isBusy = (error as? DatabaseError)?.resultCode == .SQLITE_BUSY
            for answer in answers { answer.give(isBusy ? StoreError.overloaded : error) }
        }
    }

    private func transact(
        _ batch: [Job], on connection: Database, _ answers: inout [Answer],
        _ turn: (SQLiteSession) -> Turn
    ) throws {
        answers = []
        var found: [Answer] = []
        try connection.inTransaction(.immediate) {
            let session = SQLiteSession(
                shelf: shelves.shelf(of: connection), isPartOfTransaction: true)
            try noticeForeignWrites(session)
            for job in batch { found.append(try job(turn(session))) }
            // Not before all have had their turn: half of a spoiled group must not be answered.
            answers = found
            return .commit
        }
    }

    /// Nobody else writes while this transaction is open; whoever did before is noticed here.
    private func noticeForeignWrites(_ session: SQLiteSession) throws {
        let count = try session.first("PRAGMA data_version")?.integer("data_version") ?? 0
        let isNew = foreignWrites.withLock { known in
            defer { known = count }
            return known != count
        }
        if isNew { rows.renewEdition() }
    }
}
