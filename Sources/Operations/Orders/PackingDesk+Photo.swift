package import Market
internal import Reach
internal import Storage

/// The photo of a packed parcel, for those who handle the parcel.
extension PackingDesk {
    /// The photo's file, to be read piece by piece.
    package struct OpenedPhoto: Sendable {
        package let photo: ParcelPhoto
        fileprivate let shelf: FileShelf

        /// The bytes from a place on, as many as are read at once; none at the end.
        package func bytes(from place: Int) async throws -> [UInt8] {
            let (shelf, photo) = (shelf, photo)
            return try await shelf.hands.run {
                try shelf.read(
                    photo.sha256, on: .parcels, from: place, count: photo.bytes - place)
            }
        }
    }

    /// The photo of a parcel, for its producer, the courier that carries it, and operators; a label
    /// on it may name the receiver, so a person's look is noted.
    package func photo(of id: ParcelID, by caller: Caller) async throws -> OpenedPhoto {
        guard let shelf = house.pictures?.shelf else { throw PictureError.noShelf }
        let photo = try await house.store.read { session in
            guard let owner = try session.owner(of: id),
                try Self.mayLook(caller, at: owner.parcel, in: session)
            else { throw OrderError.parcelNotFound(id) }
            return try session.parcelPhoto(of: id)
        }
        guard let photo else { throw PictureError.noPhoto(PhotoID(id.text)) }
        try await house.noteLook(at: .photo, of: id, by: caller)
        return OpenedPhoto(photo: photo, shelf: shelf)
    }

    private static func mayLook(
        _ caller: Caller, at parcel: OrderParcel, in session: StoreSession
    ) throws -> Bool {
        switch caller.role {
        case .admin: return true
        case .producer, .helper: return caller.mayRead(of: parcel.producer, in: .orders)
        case .courier:
            guard let turn = try session.assignment(of: parcel.id) else { return false }
            return turn.courier == caller.courier && turn.state.showsReceiver
                && parcel.handover != .cancelled
        case .storefront, .officer: return false
        }
    }

    /// Throws where the upload is none of this producer's photos of parcels, or is not finished.
    static func attach(
        _ upload: UploadID, to parcel: OrderParcel, in session: StoreSession
    ) throws {
        let survivor = try session.producer(parcel.producer)?.mergedInto
        guard let brought = try session.upload(upload), brought.purpose == .parcel,
            [parcel.producer, survivor].contains(brought.producer),
            let photo = try session.parcelPhoto(broughtBy: upload)
        else {
            throw FieldProblems([
                FieldProblem(
                    "photo", .notAllowed,
                    vi: "Phải là ảnh kiện đã tải lên xong (purpose=parcel) của chính chủ thể.",
                    en: "Must be a finished upload of purpose parcel by the same producer.")
            ])
        }
        try session.attach(photo, to: parcel.id)
    }
}
