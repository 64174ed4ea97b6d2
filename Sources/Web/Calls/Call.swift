internal import HTTPTypes
internal import HummingbirdCore
internal import Market
internal import NIOCore
internal import Reach

/// One call as a handler sees it: its endpoint found, its key looked up, its body not yet read.
struct Call: Sendable {
    let id: String
    let endpoint: Endpoint
    /// What the path holds for the endpoint's names in braces.
    let parameters: [String]
    /// Path and query as they were sent.
    let target: String
    let headers: HTTPFields
    let caller: Caller?
    let limits: WebLimits
    let body: RequestBody
    /// The host and port that the caller says it asks, unproved.
    var authority: String?

    /// The first parameter of the path.
    var id0: String {
        parameters.first ?? ""
    }

    var language: Language {
        Language(accepting: headers[.acceptLanguage])
    }

    /// The caller; an endpoint whose rule lets nobody in without a key may ask for it.
    func known() throws(AccessError) -> Caller {
        guard let caller else { throw .unauthenticated }
        return caller
    }

    /// The query; a parameter that the endpoint does not document is a problem.
    func query() -> Query {
        var query = Query(rawQuery)
        let known = endpoint.about.query
        for name in query.names where !known.contains(where: { $0.name == name }) {
            query.refuse(.unknown(name))
        }
        return query
    }

    /// What stands behind the question mark.
    var rawQuery: Substring? {
        let bytes = target.utf8
        return bytes.firstIndex(of: UInt8(ascii: "?")).map { target[bytes.index(after: $0)...] }
    }

    /// The version that an edit expects, from `If-Match`.
    var expectedVersion: Int? {
        EntityTag.version(expectedBy: headers[.ifMatch])
    }

    /// A reply that speaks the caller's language.
    func spoken(_ reply: Reply) -> Reply {
        var reply = reply
        reply.headers[.contentLanguage] = language.tag
        reply.headers[.vary] = "Accept-Language"
        return reply
    }

    /// The read's reply, to be kept but asked for again; or 304 when the caller has it already.
    func fresh(_ reply: Reply, _ tag: EntityTag) -> Reply {
        var reply = reply
        reply.headers[.eTag] = tag.header
        reply.headers[.cacheControl] = caller == nil ? "no-cache" : "private, no-cache"
        if tag.isNamed(in: headers[.ifNoneMatch]) {
            reply.status = .notModified
            // Clearing it would make another buffer as large as the kept one.
            reply.body = ByteBuffer()
            reply.headers[.contentType] = nil
        }
        return reply
    }
}
