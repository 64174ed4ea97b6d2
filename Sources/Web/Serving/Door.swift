internal import HTTPTypes
internal import HummingbirdCore
internal import Logging
internal import Market
internal import NIOCore

/// Leads every call through the same stations: path, key, rule, room, handler, problem, log.
struct Door: Sendable {
    /// Tells whose a key is, or throws `AccessError.unauthenticated`.
    typealias KeyLookup = @Sendable (String) async throws -> Caller

    let tree: PathTree
    let caller: KeyLookup
    let now: @Sendable () -> Int64
    let limits: WebLimits
    let logger: Logger
    let journal: CallJournal
    private let calls: Turnstile
    private let polls: Turnstile
    private let numbers = CallNumbers()
    private let date = HTTPDate()

    init(
        _ endpoints: [Endpoint], caller: @escaping KeyLookup, now: @escaping @Sendable () -> Int64,
        limits: WebLimits, logger: Logger, metrics: MetricsRegistry
    ) {
        tree = PathTree(endpoints)
        self.caller = caller
        self.now = now
        self.limits = limits
        self.logger = logger
        journal = CallJournal(logger: logger, metrics: metrics)
        calls = Turnstile(limit: limits.concurrentCalls, perKey: limits.concurrentCallsPerKey)
        polls = Turnstile(limit: limits.waitingPolls, perKey: limits.waitingPollsPerKey)
    }

    /// Answers one request on its connection.
    func answer(
        _ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel
    ) async throws {
        let started = ContinuousClock.now
        let id = numbers.next()
        let match = tree.match(Door.path(of: request.head))
        let endpoint = match?.endpoint(for: request.method)
        var reply: Reply
        do {
            reply = try await self.reply(to: request, id, match, on: channel)
        } catch {
            let problem = Problems.problem(for: error)
            if problem.code == .internalError {
                logger.error("A call failed: \(error)", metadata: ["request.id": "\(id)"])
            }
            let language = Language(accepting: request.headers[.acceptLanguage])
            reply = Reply(problem, in: language, callID: id)
        }
        finish(&reply, id)
        journal.note(
            request.method, endpoint?.path, reply.status, ContinuousClock.now - started, id)
        let head = HTTPResponse(status: reply.status, headerFields: reply.headers)
        let isBodiless = request.method == .head || reply.length == 0
        try await writer.write(
            response: head, body: isBodiless ? ResponseBody() : reply.responseBody)
    }

    private func reply(
        to request: Request, _ id: String, _ match: PathTree.Match?, on channel: any Channel
    ) async throws -> Reply {
        guard let match else { throw Problem(.notFound) }
        guard let endpoint = match.endpoint(for: request.method) else {
            var problem = Problem(.methodNotAllowed)
            problem.headers[.allow] = match.allowed
            throw problem
        }
        let isHook = endpoint.about.isHook
        let known = isHook ? nil : try await caller(of: request.headers[.authorization])
        try endpoint.access.check(known, isLocal: Door.isLocal(channel, request))
        let room = endpoint.about.isPoll ? polls : calls
        guard room.enter(known?.keyID) else { throw Problem(.tooManyCalls) }
        defer { room.leave(known?.keyID) }
        let call = Call(
            id: id, endpoint: endpoint, parameters: match.parameters,
            target: request.head.path ?? "/", headers: request.headers, caller: known,
            limits: limits, body: request.body, authority: request.head.authority)
        if endpoint.about.query.isEmpty, !isHook { try call.query().finish() }
        guard Door.mayWait(call), let client = ClientPresence.current else {
            return try await endpoint.handler(call)
        }
        return try await client.whileThere { try await endpoint.handler(call) }
    }

    /// Whether the call may wait; a poll that was not asked to costs no more than a read.
    private static func mayWait(_ call: Call) -> Bool {
        let about = call.endpoint.about
        guard about.isPoll else { return false }
        if !about.query.contains(where: { $0.name == "wait" }) { return true }
        let asked = call.rawQuery?.utf8.split(separator: UInt8(ascii: "&")) ?? []
        // A name may be written in per cent signs too.
        return asked.contains { $0.starts(with: "wait=".utf8) || $0.contains(UInt8(ascii: "%")) }
    }

    /// A key that is sent must be good, also where none is needed: otherwise a typo stays unseen.
    private func caller(of authorization: String?) async throws -> Caller? {
        guard let authorization else { return nil }
        let parts = authorization.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else {
            throw AccessError.unauthenticated
        }
        return try await caller(String(parts[1]))
    }

    /// No handler writes these fields, so that nothing need be looked for to be replaced.
    private func finish(_ reply: inout Reply, _ id: String) {
        reply.headers.append(HTTPField(name: .date, value: date.text(now())))
        reply.headers.append(HTTPField(name: .requestID, value: id))
        reply.headers.append(HTTPField(name: .contentTypeOptions, value: "nosniff"))
        switch reply.status {
        case .noContent, .notModified: break
        default:
            if let length = reply.length {
                reply.headers.append(HTTPField(name: .contentLength, value: String(length)))
            }
        }
    }

    private static func path(of head: HTTPRequest) -> Substring {
        let target = head.path ?? "/"
        return target[..<(target.utf8.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex)]
    }

    /// Whether the program that asks runs on this machine; what a proxy forwards does not count.
    private static func isLocal(_ channel: any Channel, _ request: Request) -> Bool {
        guard request.headers[.forwarded] == nil, request.headers[.forwardedFor] == nil
        else { return false }
        return isLoopback(channel.remoteAddress)
    }

    private static func isLoopback(_ address: SocketAddress?) -> Bool {
        guard let text = address?.ipAddress else { return address?.pathname != nil }
        return text.hasPrefix("127.") || text == "::1" || text.hasPrefix("::ffff:127.")
    }
}
