internal import Market
internal import Pictures
internal import Storage

/// Photos of packed parcels: made safe like public ones, kept apart from them.
extension UploadDesk {
    /// Photos that no parcel named within a week were taken for nothing.
    private static let unnamedMilliseconds: Int64 = 7 * 86_400_000
    private static let droppedAtOnce = 500

    /// Makes the one file that is kept: the largest that all programs read.
    func makeParcelPhoto(
        of upload: Upload, by caller: Caller, _ works: PictureWorks
    ) async throws {
        let (shelf, press) = (works.shelf, works.press)
        let bytes = try await works.pressHands.run {
            let picture: PressedPicture
            do {
                picture = try press.press(fileAt: shelf.path(of: upload.id))
            } catch is PicturePress.Failure {
                throw PictureError.notNow
            }
            let plain = picture.forms.filter { $0.kind == .jpeg }
            guard let largest = plain.max(by: { $0.side.rawValue < $1.side.rawValue }) else {
                throw PictureError.notNow
            }
            return largest.bytes
        }
        let digest = try await shelf.hands.run { try shelf.keep(bytes, on: .parcels) }
        let photo = ParcelPhoto(upload: upload.id, sha256: digest, bytes: bytes.count)
        let now = house.clockwork.now()
        try await house.store.write { [house] session in
            try session.keep(photo, at: now)
            var upload = try house.upload(upload.id, for: caller, in: session)
            upload.state = .finished
            upload.contentType = ParcelPhoto.contentType
            try session.update(upload)
            try session.forgetChunks(of: upload.id)
            try house.note(
                "parcel_photo_made", on: upload.id.text, by: caller, at: now, in: session)
        }
        // The same picture of an order before may have been on its way out until it was named.
        _ = try await shelf.hands.run { try shelf.keep(bytes, on: .parcels) }
    }

    /// Forgets photos that nobody named in time, and removes files that nothing names any more.
    func sweepParcelPhotos() async throws {
        let shelf = try works.shelf
        let before = house.clockwork.now() - Self.unnamedMilliseconds
        let dropped = try await house.store.write { session in
            try session.dropUnnamedPhotos(before: before, limit: Self.droppedAtOnce)
            return try session.droppedPictures(limit: Self.droppedAtOnce)
        }
        for digest in dropped {
            // Inside the transaction, so that nobody names it between the look and the end.
            try await house.store.write { session in
                if try !session.settleDropped(digest) { try shelf.remove(digest, from: .parcels) }
            }
        }
    }
}
