internal import HTTPTypes
internal import Market
internal import Reach

/// One line of `Routes`: a method and a path, who may call it, what it takes and what answers.
struct Endpoint: Sendable {
    typealias Handler = @Sendable (Call) async throws -> Reply

    let method: HTTPRequest.Method
    /// With parameters in braces: `/v1/listings/{id}`.
    let path: String
    let access: AccessRule
    let about: EndpointNote
    let handler: Handler

    init(
        _ method: HTTPRequest.Method, _ path: String, _ access: AccessRule,
        _ about: EndpointNote, _ handler: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.about = about
        self.handler = handler
    }

    /// Whether it changes something in the name of a key.
    var isWrite: Bool {
        access != .anyone && [.post, .put, .patch].contains(method)
    }

    /// The names in braces, in order.
    var parameters: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
            String($0.dropFirst().dropLast())
        }
    }
}

/// What `/openapi.json` says of an endpoint beyond its method, path and access.
struct EndpointNote: Sendable {
    var summary: Sentence
    /// The parameters that the query may hold; others are refused.
    var query: [QueryParameter] = []
    /// The JSON that must be sent, and the largest size of it.
    var body: BodyNote?
    /// The status of success and the JSON that comes with it.
    var success: Int = 200
    var answer: Schema?
    /// An edit: `If-Match` is demanded.
    var isEdit = false
    /// A write that honours `Idempotency-Key`.
    var takesOnce = true
    /// A long poll: it waits in a room of its own.
    var isPoll = false
    /// A courier's call: its query and its `Authorization` are the courier's own.
    var isHook = false

    init(_ vi: String, _ en: String) {
        summary = Sentence(vi: vi, en: en)
    }
}

/// One parameter that a URL's query may hold.
struct QueryParameter: Sendable {
    let name: String
    let schema: Schema
    let about: String

    init(_ name: String, _ schema: Schema, _ about: String) {
        self.name = name
        self.schema = schema
        self.about = about
    }
}

/// What a request's body must be.
struct BodyNote: Sendable {
    /// Which of the limits of size holds.
    enum Size: Sendable {
        case record
        case document
        case hook
        case chunk
    }

    let schema: Schema
    let size: Size
    let isRequired: Bool
    /// Whether a file of rows, CSV or XLSX, may be sent instead.
    let takesSheets: Bool
    /// Whether it is bytes as they are, and no JSON.
    let isBytes: Bool

    init(
        _ schema: Schema, size: Size = .record, isRequired: Bool = true,
        takesSheets: Bool = false, isBytes: Bool = false
    ) {
        self.schema = schema
        self.size = size
        self.isRequired = isRequired
        self.takesSheets = takesSheets
        self.isBytes = isBytes
    }

    func limit(_ limits: WebLimits) -> Int {
        switch size {
        case .record: limits.bodyBytes
        case .document: limits.documentBytes
        case .hook: limits.hookBytes
        case .chunk: limits.chunkBytes
        }
    }
}
