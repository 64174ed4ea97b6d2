internal import Reach

/// The rules for the row of photos that a listing shows.
package enum ListingPhotos {
    /// Throws everything that is wrong with a whole row of photos, named by its place in it.
    ///
    /// At most twelve, none twice, each one of those that the producer has sent. `name` tells what
    /// the caller calls a member of the photo at a place.
    package static func checked(
        _ photos: [ListingPhoto],
        name: (_ index: Int, _ member: String) -> String = { "photos[\($0)].\($1)" },
        isKnown: (PhotoID) throws -> Bool
    ) throws -> [ListingPhoto] {
        var check = FieldCheck()
        check.range(photos.count, "photos", 0...Int64(ListingPhoto.most))
        var seen: Set<PhotoID> = []
        var clean: [ListingPhoto] = []
        // Beyond the limit nothing is looked up.
        for (index, photo) in photos.prefix(ListingPhoto.most).enumerated() {
            if !seen.insert(photo.id).inserted {
                check.refuse(
                    FieldProblem(
                        name(index, "id"), .notAllowed, vi: "Ảnh này đã có trong danh sách.",
                        en: "This photo is in the list already."))
            } else if try !isKnown(photo.id) {
                check.refuse(Self.unknown(name(index, "id")))
            }
            let alt = check.text(
                photo.alt, name(index, "alt"), limit: ListingPhoto.altLimit, allowsEmpty: true)
            clean.append(ListingPhoto(id: photo.id, kind: photo.kind, alt: alt))
        }
        try check.finish()
        return clean
    }

    package static func unknown(_ field: String) -> FieldProblem {
        FieldProblem(
            field, .notAllowed,
            vi: "Chủ thể này chưa tải ảnh đó lên; hãy tải ảnh rồi gửi lại mã ảnh.",
            en: "The producer has not sent that photo; upload it, then use its id.")
    }

    /// The row with words for every photo that came without any: what it shows, of what product.
    ///
    /// Whoever hears a page instead of seeing it gets a true sentence at least; a better one is
    /// the producer's to write.
    package static func described(_ photos: [ListingPhoto], name: String) -> [ListingPhoto] {
        photos.enumerated().map { index, photo in
            guard photo.alt.isEmpty else { return photo }
            var photo = photo
            let words =
                switch photo.kind {
                case .product: index == 0 ? "Ảnh \(name)" : "Ảnh \(name), hình \(index + 1)"
                case .label: "Nhãn của \(name)"
                case .logo: "Biểu trưng của \(name)"
                }
            photo.alt = String(words.prefix(ListingPhoto.altLimit))
            return photo
        }
    }
}
