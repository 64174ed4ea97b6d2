internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations

/// The doors to the kept papers of certificates.
enum ScanEndpoints {
    private static let readers = AccessRule.keys(of: [.producer, .helper, .officer, .admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        [attaching(desks), reading(desks)]
    }

    private static func attaching(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Gắn bản chụp giấy chứng nhận đã tải lên (purpose=scan); SHA-256 của tệp là công khai.",
            "Attaches a finished upload (purpose scan) as the certificate's paper; the SHA-256 of"
                + " the file is public.")
        about.body = BodyNote(.object([.init("upload", .text)]))
        about.answer = .named("Certificate")
        return Endpoint(.put, "/v1/certificates/{id}/scan", readers, about) { call in
            var (fields, bytes) = try await call.object()
            let upload = fields.text("upload")
            try fields.finish()
            return Reply(
                try await desks.certificates.attach(
                    UploadID(upload), to: CertificateID(call.id0), by: try call.known(),
                    once: call.once(bytes), render: { CertificateWriting.answer($0) }))
        }
    }

    private static func reading(_ desks: Desks) -> Endpoint {
        let about = EndpointNote(
            "Xem bản chụp giấy chứng nhận (cán bộ và chủ thể).",
            "The kept paper, for the producer and the officers of its area.")
        return Endpoint(.get, "/v1/certificates/{id}/scan", readers, about) { call in
            let opened = try await desks.certificates.scan(
                of: CertificateID(call.id0), by: try call.known())
            var reply = Reply(
                .ok,
                headers: [
                    .contentType: opened.scan.contentType,
                    .cacheControl: "private, no-store",
                    .contentSecurityPolicy: "default-src 'none'; sandbox",
                    .contentDisposition: "inline; filename=\"\(call.id0).scan\"",
                ])
            reply.stream = ReplyStream(count: opened.scan.byteCount) { place in
                ByteBuffer(bytes: try await opened.bytes(from: place))
            }
            return reply
        }
    }
}
