package import Market
internal import Pictures
internal import Storage

extension UploadDesk {
    /// Checks the whole file and makes of it what it was sent for; the same again answers the same.
    ///
    /// Throws `UploadError` where bytes lack or differ: the upload stays open for them. Throws
    /// `PictureError.refused` where the file is not taken, and from then on again.
    package func finish(_ id: UploadID, by caller: Caller) async throws -> View {
        let works = try works
        return try await works.turnstile.pass { [self] in
            // Whoever finished it while this waited has done the work.
            let (upload, chunks) = try await house.store.read { [house] session in
                (try house.upload(id, for: caller, in: session), try session.chunks(of: id))
            }
            switch upload.state {
            case .finished: return try await find(id, by: caller)
            case .refused: throw PictureError.refused(upload.fault, upload.purpose)
            case .open: break
            }
            let missing = upload.missing(received: chunks.keys)
            if !missing.isEmpty { throw UploadError.incomplete(missing: missing) }
            try await check(upload, chunks, works)
            do {
                switch upload.purpose {
                case .photo: try await makePhoto(of: upload, by: caller, works)
                case .scan: try await keepScan(of: upload, by: caller, works)
                case .parcel: try await makeParcelPhoto(of: upload, by: caller, works)
                case .sheet: try await keepSheet(of: upload, by: caller, works)
                }
            } catch let fault as PictureFault {
                try await refuse(upload, fault, works)
                throw PictureError.refused(fault, upload.purpose)
            }
            works.shelf.discard(id)
            return try await find(id, by: caller)
        }
    }

    /// Throws unless what lies on disk is what was announced; chunks that are not what was
    /// received are forgotten, so that they can be sent again.
    private func check(
        _ upload: Upload, _ chunks: [Int: [UInt8]], _ works: PictureWorks
    ) async throws {
        let places = (0..<upload.chunkCount).compactMap { upload.place(ofChunk: $0) }
        let shelf = works.shelf
        let found = try await shelf.hands.run { try shelf.digests(of: upload.id, places) }
        if found.whole == upload.sha256 { return }
        let spoiled = found.pieces.indices.filter { found.pieces[$0] != chunks[$0] }
        if spoiled.isEmpty { throw UploadError.wrongWhole }
        try await house.store.write { try $0.forgetChunks(spoiled, of: upload.id) }
        throw UploadError.spoiled(chunks: spoiled)
    }

    private func makePhoto(
        of upload: Upload, by caller: Caller, _ works: PictureWorks
    ) async throws {
        let id = PhotoID(ofFile: upload.sha256)
        let known = try await house.store.read { try $0.photo(id) }
        let made: Photo
        if let known {
            made = known
        } else {
            made = try await press(upload, as: id, works)
        }
        let now = house.clockwork.now()
        try await house.store.write { [house] session in
            try session.keep(made, ofFile: upload.sha256, at: now)
            try session.noteOwner(upload.producer, of: id)
            var upload = try house.upload(upload.id, for: caller, in: session)
            upload.state = .finished
            upload.photo = id
            try session.update(upload)
            try session.forgetChunks(of: upload.id)
            try house.note("photo_made", on: id.text, by: caller, at: now, in: session)
        }
    }

    private func press(
        _ upload: Upload, as id: PhotoID, _ works: PictureWorks
    ) async throws -> Photo {
        let (shelf, press) = (works.shelf, works.press)
        return try await works.pressHands.run {
            let picture: PressedPicture
            do {
                picture = try press.press(fileAt: shelf.path(of: upload.id))
            } catch is PicturePress.Failure {
                throw PictureError.notNow
            }
            let forms = try picture.forms.map { form in
                Photo.Form(
                    side: form.side.rawValue, suffix: form.kind.suffix, width: form.width,
                    height: form.height, bytes: form.bytes.count,
                    sha256: try shelf.keep(form.bytes, on: .photos))
            }
            return Photo(
                id: id, width: picture.width, height: picture.height,
                forms: forms.sorted { ($0.side, $0.suffix) < ($1.side, $1.suffix) })
        }
    }

    private func keepScan(
        of upload: Upload, by caller: Caller, _ works: PictureWorks
    ) async throws {
        let shelf = works.shelf
        let contentType = try await shelf.hands.run {
            let type = try ScanHeader.contentType(of: try shelf.bytes(of: upload.id))
            try shelf.keep(upload.id, as: upload.sha256, on: .scans)
            return type
        }
        let file = StoredFile(
            sha256: upload.sha256, bytes: upload.bytes, contentType: contentType)
        let now = house.clockwork.now()
        try await house.store.write { [house] session in
            try session.keep(file, at: now)
            var upload = try house.upload(upload.id, for: caller, in: session)
            upload.state = .finished
            upload.contentType = contentType
            try session.update(upload)
            try session.forgetChunks(of: upload.id)
            try house.note("scan_kept", on: upload.id.text, by: caller, at: now, in: session)
        }
    }

    private func refuse(
        _ upload: Upload, _ fault: PictureFault, _ works: PictureWorks
    ) async throws {
        try await house.store.write { session in
            var upload = upload
            upload.state = .refused
            upload.refusal = fault.text
            try session.update(upload)
            try session.forgetChunks(of: upload.id)
        }
        works.shelf.discard(upload.id)
    }
}

extension Upload {
    /// Why it was refused, as it was kept.
    fileprivate var fault: PictureFault {
        refusal.flatMap(PictureFault.init(text:)) ?? .damaged
    }
}
