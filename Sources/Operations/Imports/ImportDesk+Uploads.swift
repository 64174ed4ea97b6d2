package import Market
internal import Storage

extension ImportDesk {
    /// How long files and reports are kept after an import has ended.
    static let keptDays = 90
    static let keptMilliseconds = Int64(keptDays) * 86_400_000

    /// Takes in a file that was sent in pieces before, so that a weak line need not carry it whole.
    ///
    /// Throws `UploadError.notFound` for an upload that is not finished or is of something else.
    package func open(
        _ upload: UploadID, as kind: ImportKind, of producer: ProducerID?, dryRun: Bool,
        by caller: Caller, once: Once, render: @escaping @Sendable (SheetImport) throws -> Answer
    ) async throws -> Answer {
        let (hash, owner) = try await house.store.read { [house] session in
            let found = try house.upload(upload, for: caller, in: session)
            let hash = Digest.hex(found.sha256)
            guard found.purpose == .sheet, found.state == .finished,
                try session.hasImportFile(hash)
            else { throw UploadError.notFound(upload) }
            return (hash, found.producer)
        }
        // A file with a producer is about that producer, unless somebody says otherwise.
        let whose = kind == .listings ? producer ?? owner : producer
        return try await open(
            kept: hash, as: kind, of: whose, dryRun: dryRun, by: caller, once: once,
            render: render)
    }

    /// Throws where a further file would be more than a producer, or another sender's key, may
    /// have kept here.
    func demandRoom(for file: [UInt8], of producer: ProducerID?, by caller: Caller) async throws {
        let hash = Digest.hex(Digest.sha256(file))
        let limit = (house.pictures?.limits ?? UploadLimits()).keptBytes
        let (now, lane) = (house.clockwork.now(), producer?.text ?? caller.keyID)
        let isThere = try await house.store.read { try $0.hasBrought(hash, in: lane) }
        if isThere { return }
        let kept = try await house.store.read { [house] session in
            if let producer {
                let use = try house.use(of: producer, at: now, in: session)
                return use.keptBytes + use.openBytes
            }
            return try session.keptSheetBytes(in: lane, since: now - Self.keptMilliseconds)
        }
        if kept + file.count > limit { throw UploadError.quotaFull(bytes: limit) }
    }
}
