internal import GRDB
internal import Synchronization

/// Group commit: transactions that wait while the disk syncs go into the next sync together.
///
/// Each has a savepoint of its own, so one that fails does not sink the others, and nobody is
/// answered before the COMMIT that covers him has returned.
final class WriteQueue: Sendable {
    private struct Waiting {
        var jobs: [Job] = []
        var isDraining = false
        var isClosed = false
        var whenIdle: [CheckedContinuation<Void, Never>] = []
    }

    /// Runs inside the shared transaction and gives back what answers its caller afterwards.
    private typealias Job = @Sendable (SQLiteSession?) -> Answer
    private typealias Answer = @Sendable ((any Error)?) -> Void

    private let pool: DatabasePool
    private let shelves: StatementShelves
    private let limits: StoreLimits
    private let vault: Vault
    private let rows: RowWatch
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
        _ work: @escaping @Sendable (StoreSession) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let refusal = enqueue { [vault, feeds] session in
                guard let session else {
                    return { continuation.resume(throwing: $0 ?? StoreError.closed) }
                }
                let own = StoreSession(sql: session, vault: vault)
                let result = Swift.Result { try session.savepoint { try work(own) } }
                let grown = own.growth.positions
                return { failure in
                    if failure == nil, (try? result.get()) != nil { feeds.tell(grown) }
                    switch (failure, result) {
                    case (nil, .success(let value)): continuation.resume(returning: value)
                    case (_, .failure(let error)): continuation.resume(throwing: error)
                    case (let failure?, .success): continuation.resume(throwing: failure)
                    }
                }
            }
            if let refusal { continuation.resume(throwing: refusal) }
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
            try connection.inTransaction(.immediate) {
                let session = SQLiteSession(
                    shelf: shelves.shelf(of: connection), isPartOfTransaction: true)
                answers = batch.map { $0(session) }
                return .commit
            }
            rows.tell()
            for answer in answers { answer(nil) }
        } catch {
            // The transaction did not begin, or its COMMIT failed: nothing of the batch remains.
            if answers.isEmpty { answers = batch.map { $0(nil) } }
            // Another program holds the file: the caller may well come back.
            let isBusy = (error as? DatabaseError)?.resultCode == .SQLITE_BUSY
            for answer in answers { answer(isBusy ? StoreError.overloaded : error) }
        }
    }
}
