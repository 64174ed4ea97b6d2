internal import HTTPTypes
internal import Market
internal import NIOCore

/// What a handler answers.
struct Reply: Sendable {
    var status: HTTPResponse.Status
    var headers: HTTPFields
    var body: ByteBuffer
    /// In place of `body`: what is too large to be held at once.
    var stream: ReplyStream?

    init(_ status: HTTPResponse.Status, headers: HTTPFields = [:], body: ByteBuffer = ByteBuffer())
    {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// JSON that nobody keeps, unless `Call.fresh` says otherwise.
    static func json(_ bytes: [UInt8], _ status: HTTPResponse.Status = .ok) -> Reply {
        json(ByteBuffer(bytes: bytes), status)
    }

    static func json(_ body: ByteBuffer, _ status: HTTPResponse.Status = .ok) -> Reply {
        Reply(
            status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: body)
    }

    init(_ problem: Problem, in language: Language, callID: String) {
        status = problem.code.status
        headers = problem.headers
        headers[.contentType] = Problem.mediaType
        headers[.contentLanguage] = language.tag
        headers[.cacheControl] = "no-store"
        body = ByteBuffer(bytes: problem.json(in: language, callID: callID))
    }
}
