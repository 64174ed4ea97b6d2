package import Market
internal import Pictures
internal import Reach
internal import Storage

/// Takes files in pieces: what was received stays received, whatever breaks in between.
package struct UploadDesk: Sendable {
    /// An upload with what was received and what came of it.
    package struct View: Hashable, Sendable {
        package let upload: Upload
        /// The numbers of the chunks that are on disk, in their order.
        package let received: [Int]
        package let photo: Photo?
        /// Whether it began just now.
        package let isNew: Bool
    }

    let house: House

    var works: PictureWorks {
        get throws(PictureError) {
            guard let works = house.pictures else { throw .noShelf }
            return works
        }
    }

    /// Begins an upload; one of the same file that is open, or was finished, is gone on with.
    package func open(
        _ draft: UploadDraft, by caller: Caller, once: Once,
        render: @escaping @Sendable (View) throws -> Answer
    ) async throws -> Answer {
        let digest = try draft.checked()
        let limits = try works.limits
        return try await house.write(by: caller, once, render: render) { [house] session, now in
            // A phone may go on naming the entry that was merged away.
            let producer = try house.survivor(of: draft.producer, in: session).id
            try house.demandSender(caller, of: producer, draft.purpose, in: session)
            if let known = try session.upload(of: producer, draft.purpose, sha256: digest),
                known.bytes == draft.bytes
            {
                return try Self.view(of: known, in: session)
            }
            try house.use(of: producer, at: now, in: session).demandRoom(
                for: draft.bytes, limits)
            let upload = Upload(
                id: UploadID(house.clockwork.ids.make("up")), producer: producer,
                purpose: draft.purpose, bytes: draft.bytes, sha256: digest,
                chunkBytes: limits.chunkBytes, openedAt: now, touchedAt: now)
            try session.insert(upload, by: caller.keyID)
            return View(upload: upload, received: [], photo: nil, isNew: true)
        }
    }

    /// An upload as it stands, for those who may send to it.
    package func find(_ id: UploadID, by caller: Caller) async throws -> View {
        try await house.store.read { [house] session in
            let upload = try house.upload(id, for: caller, in: session)
            return try Self.view(of: upload, in: session)
        }
    }

    /// Takes one chunk, in any order; it is on disk when this returns, and the same again changes
    /// nothing. `digest` is the SHA-256 that came with the bytes.
    package func receive(
        _ bytes: [UInt8], chunk number: Int, digest: [UInt8], of id: UploadID, by caller: Caller
    ) async throws -> View {
        let shelf = try works.shelf
        let (upload, known) = try await house.store.read { [house] session in
            (try house.upload(id, for: caller, in: session), try session.chunks(of: id)[number])
        }
        let place = try upload.place(forChunk: number)
        if bytes.count != place.count {
            throw UploadError.wrongLength(chunk: number, expected: place.count)
        }
        if Digest.sha256(bytes) != digest { throw UploadError.wrongDigest(chunk: number) }
        if known != digest {
            try await shelf.hands.run {
                try shelf.write(bytes, at: place.lowerBound, of: id)
            }
        }
        let now = house.clockwork.now()
        return try await house.store.write { [house] session in
            // It may have been finished or forgotten while the disk was busy.
            var upload = try house.upload(id, for: caller, in: session)
            _ = try upload.place(forChunk: number)
            try session.noteChunk(number, sha256: digest, of: id)
            upload.touchedAt = now
            try session.update(upload)
            return try Self.view(of: upload, in: session)
        }
    }

    /// Forgets uploads that got nothing for a day, and bytes that belong to none.
    package func sweep() async throws -> Int {
        let shelf = try works.shelf
        let before = house.clockwork.now() - UploadLimits.patienceMilliseconds
        let forgotten = try await house.store.write { session in
            try session.silentUploads(since: before, limit: Self.sweptAtOnce)
                .filter { try session.forgetUpload($0) }
        }
        let drafts = try await shelf.hands.run { try shelf.drafts() }
        let over = try await house.store.read { session in
            try drafts.filter { try session.upload($0)?.state != .open }
        }
        try await shelf.hands.run {
            for upload in over { shelf.discard(upload) }
        }
        try await sweepParcelPhotos()
        return forgotten.count
    }

    private static let sweptAtOnce = 500

    static func view(of upload: Upload, in session: StoreSession) throws -> View {
        let received = try session.chunks(of: upload.id).keys.sorted()
        return View(
            upload: upload,
            received: upload.state == .open ? received : Array(0..<upload.chunkCount),
            photo: try upload.photo.flatMap { try session.photo($0) }, isNew: false)
    }
}

extension Upload {
    /// Where a chunk goes, while the upload takes any.
    func place(forChunk number: Int) throws(UploadError) -> Range<Int> {
        if state != .open { throw .over(state) }
        guard let place = place(ofChunk: number) else {
            throw .noSuchChunk(number, last: chunkCount - 1)
        }
        return place
    }
}

extension House {
    /// Throws unless the caller may send such a file for a producer that is there: who acts for
    /// it, and for scans also the officer in whose area it is.
    func demandSender(
        _ caller: Caller, of id: ProducerID, _ purpose: UploadPurpose, in session: StoreSession
    ) throws {
        guard let producer = try session.producer(id) else {
            throw ProducerDesk.Failure.notFound(id)
        }
        let part: MandateScope =
            switch purpose {
            case .photo, .sheet: .listings
            case .scan: .certificates
            case .parcel: .orders
            }
        if caller.mayAct(for: id, in: part) { return }
        guard purpose == .scan,
            let commune = atlas.sheet.places[producer.profile.commune], caller.oversees(commune)
        else { throw AccessError.outOfScope }
    }

    /// An upload that the caller may send to.
    func upload(
        _ id: UploadID, for caller: Caller, in session: StoreSession
    ) throws -> Upload {
        guard let upload = try session.upload(id) else { throw UploadError.notFound(id) }
        try demandSender(caller, of: upload.producer, upload.purpose, in: session)
        return upload
    }
}
