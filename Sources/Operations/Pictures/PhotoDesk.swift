package import Market
internal import Storage

/// Shows photos, and puts them into the row of a listing.
package struct PhotoDesk: Sendable {
    /// One file of a photo, to be read piece by piece.
    package struct Opened: Sendable {
        package let form: Photo.Form
        private let shelf: FileShelf

        init(_ form: Photo.Form, _ shelf: FileShelf) {
            self.form = form
            self.shelf = shelf
        }

        /// The bytes from a place on, as many as are read at once; none at the end.
        package func bytes(from place: Int) async throws -> [UInt8] {
            let (shelf, form) = (shelf, form)
            return try await shelf.hands.run {
                try shelf.read(
                    form.sha256, on: .photos, from: place, count: form.bytes - place)
            }
        }
    }

    let house: House

    /// What is known of a photo.
    package func find(_ id: PhotoID) async throws -> Photo {
        guard let photo = try await house.store.read({ try $0.photo(id) }) else {
            throw PictureError.noPhoto(id)
        }
        return photo
    }

    /// The file of a photo with that name, such as `800.webp`; anybody may see it.
    package func open(_ name: String, of id: PhotoID) throws -> Opened {
        guard let works = house.pictures else { throw PictureError.noShelf }
        let parts = name.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let side = Int(parts[0]), String(side) == parts[0],
            let form = try house.store.glance({
                try $0.form(side, String(parts[1]), of: id)
            })
        else { throw PictureError.noPhoto(id) }
        return Opened(form, works.shelf)
    }

    /// Adds a photo at the end of a listing's row; one that is there already changes nothing.
    package func add(
        _ photo: ListingPhoto, to id: ListingID, by caller: Caller, once: Once,
        render: @escaping @Sendable (ListingView) throws -> Answer
    ) async throws -> Answer {
        // Alone in its call, the photo's members are not those of a row.
        let name = { @Sendable (index: Int, member: String) in
            member == "id" ? "photo" : member
        }
        return try await change(id, by: caller, once, name: name, render: render) { photos in
            if photos.contains(where: { $0.id == photo.id }) { return }
            photos.append(photo)
        }
    }

    /// Puts a whole row in place of a listing's: another order, fewer, other words.
    package func replace(
        with row: [ListingPhoto], of id: ListingID, expecting version: Int?, by caller: Caller,
        once: Once, render: @escaping @Sendable (ListingView) throws -> Answer
    ) async throws -> Answer {
        try await change(id, expecting: .some(version), by: caller, once, render: render) {
            $0 = row
        }
    }

    /// Loads, changes the row, checks it, saves and lets it be looked at later: one transaction.
    private func change(
        _ id: ListingID, expecting version: Int?? = nil, by caller: Caller, _ once: Once,
        name: @escaping @Sendable (Int, String) -> String = { "photos[\($0)].\($1)" },
        render: @escaping @Sendable (ListingView) throws -> Answer,
        _ change: @escaping @Sendable (inout [ListingPhoto]) -> Void
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            var listing = try house.listingToChange(id, in: session)
            guard caller.mayAct(for: listing.producer) else { throw AccessError.outOfScope }
            if let version { try PreconditionError.demand(version, is: listing.version) }
            if listing.state == .withdrawn { throw ListingError.withdrawn(id) }
            let before = listing.photos
            var row = before
            change(&row)
            let clean = try ListingPhotos.checked(row, name: name) { photo in
                try before.contains { $0.id == photo }
                    || session.hasPhoto(photo, of: listing.producer)
            }
            listing.photos = ListingPhotos.described(clean, name: listing.offer.name)
            if listing.photos == before { return try house.view(of: listing, in: session) }
            listing.version += 1
            // A photo harms nobody while it waits to be looked at.
            if listing.state.isPublished {
                try house.sampleLater(listing, ["photos"], by: caller, at: now, in: session)
            }
            return try house.save(
                listing, act: "photos_changed", by: caller, at: now, in: session)
        }
        house.publish()
        return answer
    }
}
