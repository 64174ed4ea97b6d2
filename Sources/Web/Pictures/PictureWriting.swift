internal import Market
internal import Operations
internal import Reach

/// Writes uploads and photos as JSON.
enum PictureWriting {
    static func answer(_ view: UploadDesk.View) -> Answer {
        Answer(
            status: view.isNew ? 201 : 200, body: bytes(view),
            location: view.isNew ? "/v1/uploads/\(view.upload.id.text)" : nil)
    }

    static func bytes(_ view: UploadDesk.View) -> [UInt8] {
        let upload = view.upload
        return JSONWriter.object { json in
            json.member("id", upload.id.text)
            json.member("producer", upload.producer.text)
            json.member("purpose", upload.purpose.rawValue)
            json.member("state", upload.state.rawValue)
            json.member("bytes", upload.bytes)
            json.member("sha256", Digest.hex(upload.sha256))
            json.member("chunk_bytes", upload.chunkBytes)
            json.member("chunks", upload.chunkCount)
            json.name("received")
            json.list(view.received) { $0.value($1) }
            json.member(
                "expires_at", upload.state == .open ? Instant.text(upload.expiresAt) : nil)
            if let photo = view.photo {
                json.member("photo") { write(photo, &$0) }
            } else {
                json.member(nullOf: "photo")
            }
            write(file: upload, &json)
        }
    }

    static func write(_ photo: Photo, _ json: inout JSONWriter) {
        json.member("id", photo.id.text)
        json.member("width", photo.width)
        json.member("height", photo.height)
        json.member("sizes", list: photo.forms) { json, form in
            json.object { json in
                json.member("size", form.side)
                json.member("format", form.suffix)
                json.member("width", form.width)
                json.member("height", form.height)
                json.member("bytes", form.bytes)
                json.member("url", "/photos/\(photo.id.text)/\(form.name)")
            }
        }
    }

    /// What is kept of a finished scan or sheet; of a parcel's photo another file is, behind its
    /// parcel.
    private static func write(file upload: Upload, _ json: inout JSONWriter) {
        guard let contentType = upload.contentType, [.scan, .sheet].contains(upload.purpose)
        else {
            json.member(nullOf: "file")
            return
        }
        json.member("file") { json in
            json.member("sha256", Digest.hex(upload.sha256))
            json.member("bytes", upload.bytes)
            json.member("content_type", contentType)
        }
    }
}
