package import Market
internal import Reach
internal import Storage

/// Takes files of many rows in as jobs, tells how far they are, and runs them in batches.
package struct ImportDesk: Sendable {
    /// Jobs of everybody that may wait; a file takes seconds, so the last waits some minutes.
    package static let mostWaiting = 50
    static let bell = "imports"
    /// Who works at the terminal of the machine itself.
    package static let terminal = Caller(keyID: "terminal", role: .admin, scope: .everything)

    let house: House

    package init(house: House) {
        self.house = house
    }

    /// Takes a file in; the answer comes at once, the rows are done by `work`.
    package func open(
        _ file: [UInt8], as kind: ImportKind, of producer: ProducerID?, dryRun: Bool,
        by caller: Caller, once: Once, render: @escaping @Sendable (SheetImport) throws -> Answer
    ) async throws -> Answer {
        let producer = try Self.lane(kind, producer, by: caller)
        if file.isEmpty { throw FieldProblems([Self.noFile]) }
        try await demandRoom(for: file, of: producer, by: caller)
        return try await open(
            kept: try await keep(file), as: kind, of: producer, dryRun: dryRun, by: caller,
            once: once, render: render)
    }

    /// The same for a file that is kept already, by its hash.
    func open(
        kept hash: String, as kind: ImportKind, of producer: ProducerID?, dryRun: Bool,
        by caller: Caller, once: Once, render: @escaping @Sendable (SheetImport) throws -> Answer
    ) async throws -> Answer {
        let producer = try Self.lane(kind, producer, by: caller)
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            let entry = SheetImport(
                id: ImportID(house.clockwork.ids.make("im")), kind: kind, producer: producer,
                keyID: caller.keyID, isDryRun: dryRun, fileHash: hash, createdAt: now)
            try house.open(entry, by: caller, heldBy: nil, until: nil, in: session)
            return entry
        }
        house.feedBell.ring(Self.bell)
        return answer
    }

    /// Does a finished dry run in earnest, with the very same bytes; asked again it answers the
    /// run that there is.
    package func run(
        _ id: ImportID, by caller: Caller, once: Once,
        render: @escaping @Sendable (SheetImport) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            let trial = try Self.readable(id, by: caller, in: session)
            _ = try Self.lane(trial.kind, trial.producer, by: caller)
            if let known = try session.sheetImport(basedOn: id) { return known }
            guard trial.isDryRun, trial.state == .finished,
                try session.hasImportFile(trial.fileHash)
            else { throw ImportError.notRunnable(trial.state, isDryRun: trial.isDryRun) }
            let entry = SheetImport(
                id: ImportID(house.clockwork.ids.make("im")), kind: trial.kind,
                producer: trial.producer, keyID: caller.keyID, isDryRun: false,
                fileHash: trial.fileHash, createdAt: now, basis: trial.id)
            try house.open(entry, by: caller, heldBy: nil, until: nil, in: session)
            return entry
        }
        house.feedBell.ring(Self.bell)
        return answer
    }

    /// Ends an import before its next batch; what was done stays.
    package func cancel(
        _ id: ImportID, by caller: Caller, once: Once,
        render: @escaping @Sendable (SheetImport) throws -> Answer
    ) async throws -> Answer {
        try await house.write(by: caller, once, render: render) { [house] session, now in
            var entry = try Self.readable(id, by: caller, in: session)
            if entry.state.isOver { throw ImportError.isOver(entry.state) }
            entry.cancelAskedAt = entry.cancelAskedAt ?? now
            if entry.state == .queued {
                entry.state = .cancelled
                entry.endedAt = now
            }
            try session.update(entry)
            try house.note("import_cancelled", on: id.text, by: caller, at: now, in: session)
            return entry
        }
    }

    /// An import, for whoever sent it, its producer's people and admins.
    package func find(_ id: ImportID, by caller: Caller) async throws -> SheetImport {
        try await house.store.read { try Self.readable(id, by: caller, in: $0) }
    }

    /// Imports of a producer, or those that the caller's own key sent, newest first.
    package func page(
        of producer: ProducerID?, before id: String?, limit: Int, by caller: Caller
    ) async throws -> [SheetImport] {
        let lane = try producer ?? Self.own(caller)
        if let lane, !caller.mayRead(of: lane) { throw AccessError.outOfScope }
        return try await house.store.read {
            try $0.sheetImports(in: lane?.text ?? caller.keyID, before: id, limit: limit)
        }
    }

    /// What came of the rows, in the order of the file.
    package func rows(
        of id: ImportID, outcome: ImportOutcome?, after number: Int, limit: Int,
        by caller: Caller
    ) async throws -> [ImportedRow] {
        try await house.store.read { session in
            _ = try Self.readable(id, by: caller, in: session)
            return try session.importedRows(
                of: id, outcome: outcome, after: number, limit: limit)
        }
    }

    /// Keeps the file in pieces, each in a transaction of its own; answers its hash.
    func keep(_ file: [UInt8]) async throws -> String {
        let hash = Digest.hex(Digest.sha256(file))
        let now = house.clockwork.now()
        let isThere = try await house.store.write { session in
            try session.beginImportFile(hash, bytes: file.count, at: now)
            return try session.hasImportFile(hash)
        }
        if isThere { return hash }
        let size = StoreSession.importPieceBytes
        for (number, start) in stride(from: 0, to: file.count, by: size).enumerated() {
            let piece = Array(file[start..<min(start + size, file.count)])
            try await house.store.write {
                try $0.addImportPiece(piece, number: number, of: hash)
            }
        }
        return hash
    }

    static let noFile = FieldProblem(
        "file", .missing, vi: "Tệp trống: hãy gửi nội dung tệp CSV hoặc XLSX.",
        en: "The file is empty: send the bytes of a CSV or XLSX file.")

    static func readable(
        _ id: ImportID, by caller: Caller, in session: StoreSession
    ) throws -> SheetImport {
        guard let entry = try session.sheetImport(id) else { throw ImportError.notFound(id) }
        let isTheirs =
            caller.role == .admin || entry.keyID == caller.keyID
            || entry.producer.map { caller.mayRead(of: $0) } == true
        // Whoever may not see it does not learn that it is there.
        guard isTheirs else { throw ImportError.notFound(id) }
        return entry
    }

    /// The producer whose listings the file is about; `nil` where its rows name their own.
    private static func lane(
        _ kind: ImportKind, _ producer: ProducerID?, by caller: Caller
    ) throws -> ProducerID? {
        switch kind {
        case .annex:
            guard caller.role == .admin || caller.role == .officer else {
                throw AccessError.roleNotAllowed(caller.role)
            }
            return nil
        case .listings:
            if caller.role == .officer { throw AccessError.roleNotAllowed(caller.role) }
            let lane = try producer ?? own(caller)
            if let lane, !caller.mayAct(for: lane, in: .listings) {
                throw AccessError.outOfScope
            }
            return lane
        }
    }

    /// A producer's key is for its producer; the others' are for nobody in particular.
    private static func own(_ caller: Caller) throws(AccessError) -> ProducerID? {
        if case .producer(let own) = caller.scope { return own }
        if caller.role == .producer { throw .outOfScope }
        return nil
    }
}

extension House {
    /// Puts an import into its line; one file after the other in each, and not too many of all.
    func open(
        _ entry: SheetImport, by caller: Caller, heldBy runner: String?, until: Int64?,
        in session: StoreSession
    ) throws {
        if let producer = entry.producer, try session.producer(producer) == nil {
            throw ImportError.noSuchProducer(producer)
        }
        if let other = try session.importUnderWay(in: entry.lane) {
            throw ImportError.underWay(other.id)
        }
        if try session.importsUnderWay() >= ImportDesk.mostWaiting { throw ImportError.queueFull }
        try session.insert(entry, heldBy: runner, until: until)
        let act = entry.isDryRun ? "import_tried" : "import_opened"
        try note(
            act, on: entry.id.text, by: caller, entry.fileHash, at: entry.createdAt, in: session)
    }
}
