internal import HTTPTypes
internal import HummingbirdCore
internal import Market
internal import NIOCore

extension Call {
    /// The whole body, not larger than the endpoint takes.
    func bytes() async throws -> [UInt8] {
        let limit = endpoint.about.body?.limit(limits) ?? limits.bodyBytes
        let announced = headers[.contentLength].flatMap { Int($0) }
        if let announced, announced > limit { throw Call.tooLarge(limit) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(announced ?? 0)
        for try await part in body {
            bytes.append(contentsOf: part.readableBytesView)
            if bytes.count > limit { throw Call.tooLarge(limit) }
        }
        // A client that hung up ends the stream like one that was done.
        if let announced, bytes.count < announced { throw Problem(.bodyCutShort) }
        return bytes
    }

    /// The members of the object that the body is, and the body itself for `Once`.
    func object() async throws -> (fields: FieldReader, bytes: [UInt8]) {
        try demandJSON()
        let bytes = try await bytes()
        let members = try JSONBody.object(bytes, depth: limits.jsonDepth)
        return (FieldReader(members), bytes)
    }

    /// As `object()`, but an absent body is an object without members.
    func objectIfAny() async throws -> (fields: FieldReader, bytes: [UInt8]) {
        let bytes = try await bytes()
        if bytes.isEmpty { return (FieldReader([:]), bytes) }
        try demandJSON()
        return (FieldReader(try JSONBody.object(bytes, depth: limits.jsonDepth)), bytes)
    }

    /// Bodies without a declared type pass: many small clients leave it out.
    private func demandJSON() throws(Problem) {
        guard let type = headers[.contentType], type != "application/json" else { return }
        let essence = type.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        if essence == "application/json" || essence.hasSuffix("+json") { return }
        throw Problem(
            .unsupportedMediaType, vi: "Hãy gửi Content-Type: application/json.",
            en: "Send Content-Type: application/json.")
    }

    private static func tooLarge(_ limit: Int) -> Problem {
        Problem(
            .bodyTooLarge, vi: "Nội dung tối đa \(limit) byte.",
            en: "A body may have at most \(limit) bytes.")
    }
}
