internal import HTTPTypes

/// Header fields that the HTTP library has no name for.
extension HTTPField.Name {
    /// IETF draft-ietf-httpapi-idempotency-key-header.
    static let idempotencyKey = token("Idempotency-Key")
    /// Says that the answer is one given before.
    static let idempotentReplayed = token("Idempotent-Replayed")
    /// RFC 9530: digests of the very bytes of a body.
    static let contentDigest = token("Content-Digest")
    static let requestID = token("X-Request-Id")
    static let contentTypeOptions = token("X-Content-Type-Options")
    static let forwarded = token("Forwarded")
    static let forwardedFor = token("X-Forwarded-For")
    static let link = token("Link")
    static let referrerPolicy = token("Referrer-Policy")
    static let robots = token("X-Robots-Tag")

    /// A name of ours that is no token of RFC 9110 is a slip in this file.
    private static func token(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("no token: \(text)") }
        return name
    }
}
