internal import HTTPTypes
internal import Market
internal import Operations

extension Call {
    /// What makes this call the same as an earlier one: its key, method, path and body.
    func once(_ body: [UInt8]) -> Once {
        let subject = "\(endpoint.method.rawValue) \(target)\n"
        return Once(
            key: headers[.idempotencyKey], requestHash: Digest.sha256(Array(subject.utf8) + body))
    }
}

extension Reply {
    /// What a desk answered, with the headers that go with it.
    init(_ answer: Answer) {
        self = .json(answer.body, HTTPResponse.Status(code: answer.status))
        headers[.eTag] = answer.etag
        headers[.location] = answer.location
        if answer.isReplay { headers[.idempotentReplayed] = "true" }
    }
}

extension Call {
    /// A body that carries nothing: absent, or an object without members.
    func emptyObject() async throws -> [UInt8] {
        let bytes = try await bytes()
        if bytes.isEmpty { return bytes }
        try FieldReader(try JSONBody.object(bytes, depth: limits.jsonDepth)).finish()
        return bytes
    }
}
