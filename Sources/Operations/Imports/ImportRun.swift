internal import Market
internal import Reach
internal import Sheets
internal import Storage

/// One pass through the rows of an import: a batch, its report and its place in one transaction.
struct ImportRun: Sendable {
    /// Ends a pass whose import somebody else works on now, or that waits for the next start.
    struct LetGo: Error {}
    /// Takes a batch back in which something went wrong after something had been written.
    private struct TakenBack: Error {}

    let house: House
    let runner: String
    /// Hears of each batch that is done; what it throws ends the pass where it is.
    let progress: @Sendable (SheetImport) throws -> Void

    /// Goes through all rows that are not done yet; throws what ends it before the last.
    func go(_ entry: SheetImport) async throws {
        let entry = try await begun(entry)
        guard let bytes = try await house.store.read({ try $0.importFile(entry.fileHash) }) else {
            return try await fail(entry.id, [.fileGone])
        }
        let sets = try await house.store.read { try $0.productSets() }
        let reading = ImportReading(
            kind: entry.kind,
            vocabulary: ListingVocabulary(
                sets: Dictionary(sets.map { ($0.number, $0.name) }, uniquingKeysWith: { $1 })),
            today: house.clockwork.today, lastRow: entry.progress.lastRow)
        let memory = ImportMemory(isDryRun: entry.isDryRun)
        try await remember(entry, in: memory)
        let feed = RowFeed<ImportPortion> { put in try reading.read(bytes, into: put) }
        defer { feed.stop() }
        try await estimate(entry.id, bytes)
        var start = house.clockwork.now()
        while let portion = try await feed.next() {
            if house.feedBell.isClosed {
                try await house.store.write { try $0.letImportGo(entry.id, by: runner) }
                throw LetGo()
            }
            if try await !take(portion, of: entry.id, memory, since: start) { return }
            start = house.clockwork.now()
        }
        try await end(entry.id, .finished)
    }

    /// Ends the import with what is wrong with its file.
    func fail(_ id: ImportID, _ problems: [RowProblem]) async throws {
        try await change(id) { entry, now in
            entry.state = .failed
            entry.problems = problems
            entry.endedAt = now
        }
    }

    /// Answers `false` once the import is over, because somebody cancelled it.
    private func take(
        _ portion: ImportPortion, of id: ImportID, _ memory: ImportMemory, since start: Int64
    ) async throws -> Bool {
        if case .header(let columns) = portion {
            try await change(id) { entry, _ in entry.columns = columns }
            return true
        }
        let done: (entry: SheetImport, learnt: ImportMemory.Learnt)
        do {
            done = try await write(portion, of: id, memory, since: start)
        } catch is TakenBack {
            done = try await write(portion, of: id, memory, since: start, carefully: true)
        }
        memory.add(done.learnt)
        if done.learnt.changedSomething, !done.entry.isDryRun { house.publish() }
        try progress(done.entry)
        return !done.entry.state.isOver
    }

    /// One batch; carefully, each of its rows can be taken back alone, which costs more.
    private func write(
        _ portion: ImportPortion, of id: ImportID, _ memory: ImportMemory, since start: Int64,
        carefully: Bool = false
    ) async throws -> (SheetImport, ImportMemory.Learnt) {
        return try await house.store.write { [self] session in
            let now = house.clockwork.now()
            guard
                var entry = try session.holdImport(id, by: runner, until: now + ImportDesk.hold)
            else { throw LetGo() }
            if entry.cancelAskedAt != nil {
                entry.state = .cancelled
                entry.endedAt = now
                try session.update(entry)
                return (entry, .init())
            }
            guard let caller = try house.caller(of: entry, in: session) else {
                entry.state = .failed
                entry.problems = [.noCaller]
                entry.endedAt = now
                try session.update(entry)
                return (entry, .init())
            }
            var taking = RowTaking(
                house: house, caller: caller, entry: entry, memory: memory, now: now,
                isCareful: carefully)
            if entry.isDryRun {
                try session.attempt { try taking.take(portion, in: session) }
            } else {
                try taking.take(portion, in: session)
            }
            if taking.hasFailed { throw TakenBack() }
            try session.insert(taking.rows, of: id)
            entry.progress.add(taking.rows, milliseconds: house.clockwork.now() - start)
            try session.update(entry)
            return (entry, taking.learnt)
        }
    }

    private func end(_ id: ImportID, _ state: ImportState) async throws {
        try await change(id) { entry, now in
            entry.state = entry.cancelAskedAt == nil ? state : .cancelled
            entry.progress.total = entry.progress.done
            entry.endedAt = now
        }
    }

    /// Saves a change of the import where this runner still holds it.
    private func change(
        _ id: ImportID, _ change: @escaping @Sendable (inout SheetImport, Int64) -> Void
    ) async throws {
        let entry = try await house.store.write { [house, runner] session in
            let now = house.clockwork.now()
            let held = try session.holdImport(id, by: runner, until: now + ImportDesk.hold)
            guard var entry = held else { throw LetGo() }
            change(&entry, now)
            try session.update(entry)
            return entry
        }
        try progress(entry)
    }

    /// A dry run that was cut off begins anew: nothing of it is anywhere but in its report.
    private func begun(_ entry: SheetImport) async throws -> SheetImport {
        guard entry.isDryRun, entry.progress.lastRow > 0 else { return entry }
        while try await house.store.write({
            try $0.forgetRows(of: entry.id, limit: 1_000)
        }) {}
        try await change(entry.id) { entry, _ in entry.progress = ImportProgress() }
        var fresh = entry
        fresh.progress = ImportProgress()
        return fresh
    }

    /// Which listings the rows that are done already were about.
    private func remember(_ entry: SheetImport, in memory: ImportMemory) async throws {
        var last = 0
        while last < entry.progress.lastRow {
            let rows = try await house.store.read { [last] session in
                try session.importedRows(
                    of: entry.id, outcome: nil, after: last, limit: 2_000)
            }
            guard let end = rows.last else { return }
            memory.add(
                .init(
                    touched: Dictionary(
                        rows.filter { $0.outcome != .refused }.compactMap { row in
                            row.subject.map { ($0, row.number) }
                        }, uniquingKeysWith: { first, _ in first })))
            last = end.number
        }
    }

    private func estimate(_ id: ImportID, _ bytes: [UInt8]) async throws {
        let total = ImportReading.rowEstimate(of: bytes)
        try await change(id) { entry, _ in
            if entry.progress.total == nil { entry.progress.total = total }
        }
    }
}

extension House {
    /// In whose name an import goes on; `nil` where the key was revoked or is gone.
    func caller(of entry: SheetImport, in session: StoreSession) throws -> Caller? {
        if entry.keyID == ImportDesk.terminal.keyID { return ImportDesk.terminal }
        guard let key = try session.key(id: entry.keyID), key.revokedAt == nil else { return nil }
        return try KeyDesk.caller(key, on: clockwork.today, in: session)
    }
}
