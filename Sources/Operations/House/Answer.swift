internal import Market
internal import Storage

/// What a write answers, as bytes, so that the same request sent again gets the same.
package struct Answer: Hashable, Sendable {
    package let status: Int
    package let body: [UInt8]
    package let etag: String?
    package let location: String?
    /// Whether it was remembered from an earlier request with the same `Idempotency-Key`.
    package let isReplay: Bool

    package init(
        status: Int, body: [UInt8], etag: String? = nil, location: String? = nil,
        isReplay: Bool = false
    ) {
        self.status = status
        self.body = body
        self.etag = etag
        self.location = location
        self.isReplay = isReplay
    }
}

/// What makes a request the same request: the client's key, and what it asked for.
package struct Once: Hashable, Sendable {
    package let key: String?
    /// SHA-256 of method, path and body.
    package let requestHash: [UInt8]

    package static let longestKey = 255

    package init(key: String?, requestHash: [UInt8]) {
        self.key = key
        self.requestHash = requestHash
    }
}

/// Why an `Idempotency-Key` was not honoured.
package enum IdempotencyError: Error, Hashable, Sendable {
    case keyTooLong
    /// The key was used for another request.
    case otherRequest
}

/// Why an edit that names the version it starts from was not made.
package enum PreconditionError: Error, Hashable, Sendable {
    case missing
    case stale(current: Int)
}

extension PreconditionError {
    /// Throws unless the edit starts from the current version.
    static func demand(_ expected: Int?, is current: Int) throws(PreconditionError) {
        guard let expected else { throw .missing }
        if expected != current { throw .stale(current: current) }
    }
}

extension House {
    /// One transaction that does the work, renders the answer and remembers it with its key.
    ///
    /// A request that failed is not remembered: sent again, it is tried again.
    func write<Result: Sendable>(
        by caller: Caller, _ once: Once,
        render: @escaping @Sendable (Result) throws -> Answer,
        _ work: @escaping @Sendable (StoreSession, Int64) throws -> Result
    ) async throws -> Answer {
        if let key = once.key, key.isEmpty || key.utf8.count > Once.longestKey {
            throw IdempotencyError.keyTooLong
        }
        let now = clockwork.now()
        return try await store.write { session in
            if let key = once.key,
                let known = try session.rememberedAnswer(key: key, of: caller.keyID)
            {
                guard known.requestHash == once.requestHash else {
                    throw IdempotencyError.otherRequest
                }
                try self.noteReads(in: known.body, by: caller, now: now, in: session)
                return Answer(
                    status: known.status, body: known.body, etag: known.etag,
                    location: known.location, isReplay: true)
            }
            let answer = try render(try work(session, now))
            try self.noteReads(by: caller, at: .change, now: now, in: session)
            if let key = once.key {
                let remembered = RememberedAnswer(
                    requestHash: once.requestHash, status: answer.status, etag: answer.etag,
                    location: answer.location, body: answer.body)
                try session.remember(remembered, key: key, of: caller.keyID, at: now)
            }
            return answer
        }
    }
}
