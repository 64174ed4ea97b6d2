internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations

/// The doors to photos: their files for anybody, and the row of each listing.
struct PhotoEndpoints: Sendable {
    let desks: Desks
    private static let writers = AccessRule.keys(of: [.producer, .helper, .admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        let doors = PhotoEndpoints(desks: desks)
        return [doors.showing, doors.reading, doors.adding, doors.replacing]
    }

    private var writing: ListingWriting {
        ListingWriting(places: desks.reach.places)
    }

    /// The address names bytes that never change, so that whoever has them need not ask again.
    private var showing: Endpoint {
        let about = EndpointNote(
            "Tệp ảnh: 320, 800 hoặc 1600 điểm, .webp hoặc .jpg.",
            "A photo's file: 320, 800 or 1600 points, .webp or .jpg.")
        return Endpoint(.get, "/photos/{id}/{file}", .anyone, about) { call in
            let photo = try desks.photos.open(call.parameters[1], of: PhotoID(call.id0))
            let tag = "\"\(Digest.hex(photo.form.sha256))\""
            var reply = Reply(
                .ok,
                headers: [
                    .contentType: photo.form.suffix == "webp" ? "image/webp" : "image/jpeg",
                    .cacheControl: "public, max-age=31536000, immutable", .eTag: tag,
                    .contentSecurityPolicy: "default-src 'none'; sandbox",
                ])
            if EntityTag.isNamed(tag, in: call.headers[.ifNoneMatch]) {
                reply.status = .notModified
                reply.headers[.contentType] = nil
            } else {
                reply.stream = ReplyStream(count: photo.form.bytes) { place in
                    ByteBuffer(bytes: try await photo.bytes(from: place))
                }
            }
            return reply
        }
    }

    private var reading: Endpoint {
        var about = EndpointNote(
            "Xem một ảnh: các cỡ và địa chỉ.", "Reads a photo: its sizes and where they are.")
        about.answer = .named("Photo")
        return Endpoint(.get, "/v1/photos/{id}", .anyone, about) { call in
            let photo = try await desks.photos.find(PhotoID(call.id0))
            let bytes = JSONWriter.object { PictureWriting.write(photo, &$0) }
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }

    private var adding: Endpoint {
        var about = EndpointNote(
            "Thêm ảnh vào sản phẩm, tối đa 12; thiếu alt thì có lời mô tả tự đặt.",
            "Adds a photo to a listing, at most 12; without alt it gets plain words.")
        about.body = BodyNote(.named("ListingPhotoDraft"))
        about.answer = .named("Listing")
        return Endpoint(.post, "/v1/listings/{id}/photos", Self.writers, about) { call in
            var (fields, bytes) = try await call.object()
            let photo = Self.photo(&fields, called: "photo")
            try fields.finish()
            return Reply(
                try await desks.photos.add(
                    photo, to: ListingID(call.id0), by: try call.known(), once: call.once(bytes),
                    render: { [writing] in writing.answer($0) }))
        }
    }

    private var replacing: Endpoint {
        var about = EndpointNote(
            "Đặt lại cả hàng ảnh: thứ tự, lời mô tả, bỏ ảnh.",
            "Puts a whole row of photos in place: order, words, fewer.")
        about.body = BodyNote(.object([.init("photos", .list(.named("ListingPhotoEdit")))]))
        about.isEdit = true
        about.answer = .named("Listing")
        return Endpoint(.put, "/v1/listings/{id}/photos", Self.writers, about) { call in
            var (fields, bytes) = try await call.object()
            let row = fields.objects("photos", limit: ListingPhoto.most) {
                Self.photo(&$0, called: "id")
            }
            try fields.finish()
            return Reply(
                try await desks.photos.replace(
                    with: row, of: ListingID(call.id0), expecting: call.expectedVersion,
                    by: try call.known(), once: call.once(bytes),
                    render: { [writing] in writing.answer($0) }))
        }
    }

    private static func photo(
        _ fields: inout FieldReader, called name: String
    ) -> ListingPhoto {
        ListingPhoto(
            id: PhotoID(fields.text(name)), kind: fields.choice("kind", or: .product),
            alt: fields.textIfAny("alt") ?? "")
    }
}
