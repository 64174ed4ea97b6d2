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

extension Once {
    /// The answer as it is kept for the same request sent again.
    func remembered(_ answer: Answer) -> RememberedAnswer {
        RememberedAnswer(
            requestHash: requestHash, status: answer.status, etag: answer.etag,
            location: answer.location, body: answer.body)
    }
}

extension House {
    /// One transaction that does the work, renders the answer and remembers it with its key.
    ///
    /// A request that failed is not remembered: sent again, it is tried again. `quickly` writes
    /// all of that at once, the answer to be remembered included, or nothing and answers `nil`;
    /// then the work is done.
    func write<Result: Sendable>(
        by caller: Caller, _ once: Once,
        render: @escaping @Sendable (Result) throws -> Answer,
        quickly: (@Sendable (StoreSession) throws -> Answer?)? = nil,
        _ work: @escaping @Sendable (StoreSession, Int64) throws -> Result
    ) async throws -> Answer {
        if let key = once.key, key.isEmpty || key.utf8.count > Once.longestKey {
            throw IdempotencyError.keyTooLong
        }
        let now = clockwork.now()
        var first: (@Sendable (StoreSession) throws -> Answer?)?
        if let quickly {
            first = { session in
                if let known = try self.remembered(once, by: caller, now: now, in: session) {
                    return known
                }
                return try quickly(session)
            }
        }
        return try await store.write(
            quickly: first,
            orElse: { session in
                if let known = try self.remembered(once, by: caller, now: now, in: session) {
                    return known
                }
                let answer = try render(try work(session, now))
                try self.noteReads(by: caller, at: .change, now: now, in: session)
                if let key = once.key {
                    try session.remember(
                        once.remembered(answer), key: key, of: caller.holder, at: now)
                }
                return answer
            })
    }

    /// What the same request was answered before; throws where the key was used for another.
    ///
    /// The answer belongs to the caller's holder; an earlier release kept it with the key alone.
    private func remembered(
        _ once: Once, by caller: Caller, now: Int64, in session: StoreSession
    ) throws -> Answer? {
        guard let key = once.key else { return nil }
        var found = try session.rememberedAnswer(key: key, of: caller.holder)
        if found == nil, caller.holder != caller.keyID {
            found = try session.rememberedAnswer(key: key, of: caller.keyID)
        }
        guard let known = found else { return nil }
        guard known.requestHash == once.requestHash else { throw IdempotencyError.otherRequest }
        try noteReads(in: known.body, by: caller, now: now, in: session)
        return Answer(
            status: known.status, body: known.body, etag: known.etag, location: known.location,
            isReplay: true)
    }
}
