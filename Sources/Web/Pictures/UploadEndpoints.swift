internal import Foundation
internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors by which files come in, in pieces.
struct UploadEndpoints: Sendable {
    let desks: Desks
    private static let senders = AccessRule.keys(of: [.producer, .helper, .officer, .admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        let doors = UploadEndpoints(desks: desks)
        return [doors.opening, doors.reading, doors.receiving, doors.finishing]
    }

    private var opening: Endpoint {
        var about = EndpointNote(
            "Bắt đầu tải một tệp lên; tệp đang tải dở hoặc đã tải xong thì nhận lại.",
            "Begins an upload; one of the same file, open or finished, is answered with 200.")
        about.body = BodyNote(.named("UploadDraft"))
        about.success = 201
        about.answer = .named("Upload")
        return Endpoint(.post, "/v1/uploads", Self.senders, about) { call in
            var (fields, bytes) = try await call.object()
            let caller = try call.known()
            let draft = Self.draft(&fields, by: caller)
            try fields.finish()
            return Reply(
                try await desks.uploads.open(
                    draft, by: caller, once: call.once(bytes), render: PictureWriting.answer))
        }
    }

    /// A producer's own key need not say whose file it is.
    private static func draft(_ fields: inout FieldReader, by caller: Caller) -> UploadDraft {
        let purpose = fields.choice("purpose", or: UploadPurpose.photo)
        let (bytes, digest) = (fields.integer("bytes"), fields.text("sha256"))
        var producer = fields.textIfAny("producer")
        if producer == nil, case .producer(let own) = caller.scope { producer = own.text }
        if producer == nil { fields.refuse(.missing("producer")) }
        return UploadDraft(
            purpose: purpose, bytes: bytes, sha256: digest, producer: ProducerID(producer ?? ""))
    }

    private var reading: Endpoint {
        var about = EndpointNote(
            "Xem một lần tải lên: phần nào đã nhận, phần nào còn thiếu.",
            "Reads an upload: which chunks were received.")
        about.answer = .named("Upload")
        return Endpoint(.get, "/v1/uploads/{id}", Self.senders, about) { call in
            let view = try await desks.uploads.find(UploadID(call.id0), by: try call.known())
            return .json(PictureWriting.bytes(view))
        }
    }

    private var receiving: Endpoint {
        var about = EndpointNote(
            "Gửi một phần, thứ tự nào cũng được; SHA-256 ở Content-Digest hoặc ?sha256=.",
            "Takes a chunk, in any order, with its SHA-256 in Content-Digest or ?sha256=.")
        about.query = [
            QueryParameter("sha256", .text, "of the chunk, where no Content-Digest is sent")
        ]
        about.body = BodyNote(.text, size: .chunk, isBytes: true)
        about.answer = .named("Upload")
        about.takesOnce = false
        return Endpoint(.put, "/v1/uploads/{id}/chunks/{n}", Self.senders, about) { call in
            guard let number = Int(call.parameters[1]), String(number) == call.parameters[1] else {
                throw Problem(.notFound)
            }
            let digest = try Self.digest(call)
            let view = try await desks.uploads.receive(
                try await call.bytes(), chunk: number, digest: digest, of: UploadID(call.id0),
                by: try call.known())
            return .json(PictureWriting.bytes(view))
        }
    }

    /// The SHA-256 that came with a chunk, in the query or as RFC 9530 writes it.
    private static func digest(_ call: Call) throws -> [UInt8] {
        let query = call.query()
        try query.finish()
        if let text = query.text("sha256") {
            guard let digest = Digest.bytes(ofHex: text), digest.count == 32 else {
                throw FieldProblems([UploadDraft.digestProblem("sha256")])
            }
            return digest
        }
        guard let header = call.headers[.contentDigest] else {
            throw FieldProblems([.missing("sha256")])
        }
        guard let digest = sha256(in: header) else {
            throw FieldProblems([
                .malformed(
                    "Content-Digest", Sentence(vi: "sha-256=:…:, base64", en: "sha-256=:…:, base64")
                )
            ])
        }
        return digest
    }

    /// Of `sha-512=:…:, sha-256=:…:` the latter; `nil` where there is none of 32 bytes.
    static func sha256(in header: String) -> [UInt8]? {
        for part in header.split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2,
                pair[0].trimmingCharacters(in: .whitespaces).lowercased() == "sha-256"
            else { continue }
            let text = pair[1].trimmingCharacters(in: .whitespaces)
            guard text.count > 2, text.first == ":", text.last == ":",
                let data = Data(base64Encoded: String(text.dropFirst().dropLast())),
                data.count == 32
            else { return nil }
            return Array(data)
        }
        return nil
    }

    private var finishing: Endpoint {
        var about = EndpointNote(
            "Kết thúc: kiểm tra cả tệp, làm ảnh hoặc lưu bản chụp; gọi lại trả lời như cũ.",
            "Checks the whole and makes the photo or keeps the scan; again answers the same.")
        about.body = BodyNote(.object([]), isRequired: false)
        about.answer = .named("Upload")
        about.takesOnce = false
        return Endpoint(.post, "/v1/uploads/{id}/completion", Self.senders, about) { call in
            _ = try await call.emptyObject()
            let view = try await desks.uploads.finish(UploadID(call.id0), by: try call.known())
            return .json(PictureWriting.bytes(view))
        }
    }
}
