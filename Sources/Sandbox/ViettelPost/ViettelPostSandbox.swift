internal import Market

/// Viettel Post as its documents describe it: log-in, lists, prices and orders; HTTP 200 always.
struct ViettelPostSandbox: Sendable {
    /// The customer's own credentials, for the sandbox only.
    static let username = "sandbox"
    static let password = "sandbox-vtp-password"
    /// As it would be made by hand in the portal, good for a year or two.
    static let longToken = "sandbox-vtp-long-token-cafe"
    static let pickupID: Int64 = 1_001

    var depot: SandboxDepot
    /// A log-in is good for a day.
    private var tokens = SandboxTickets(lifetimeMilliseconds: SandboxTime.day)
    private var codes = SandboxTickets(lifetimeMilliseconds: SandboxTime.day)

    init(_ depot: SandboxDepot) {
        self.depot = depot
    }

    mutating func answer(_ call: SandboxCall, at now: Int64) -> SandboxReply {
        if call.path == "/DigitalizePrint/report.do" { return label(call, at: now) }
        do throws(ViettelPostRefusal) {
            guard let endpoint = ViettelPostEndpoint(rawValue: String(call.path.dropFirst())) else {
                throw ViettelPostRefusal(404, "Not found", http: 404)
            }
            guard endpoint.method == call.method else {
                throw ViettelPostRefusal(405, "Request method not supported", http: 405)
            }
            if endpoint.needsToken { try checkToken(call, at: now) }
            let body = try body(of: call)
            if let objection = endpoint.shape.objection(to: body) {
                throw ViettelPostRefusal(objection)
            }
            return try answer(endpoint, body, at: now)
        } catch {
            return error.reply
        }
    }

    mutating func advance(to now: Int64) -> [SandboxHook] {
        let news = depot.news(at: now)
        guard let target = depot.target else { return [] }
        return news.compactMap { ViettelPostHook.hook(of: $0.parcel, $0.event, to: target) }
    }

    private func checkToken(
        _ call: SandboxCall, at now: Int64
    ) throws(ViettelPostRefusal) {
        guard let token = call.header("token"), !token.isEmpty else {
            throw ViettelPostRefusal(202, "Header Token is required")
        }
        let isGood = token == Self.longToken || tokens.isValid(token, at: now)
        guard isGood, !depot.refusesTokens else {
            throw ViettelPostRefusal(202, "Token invalid or expired")
        }
    }

    private func body(
        of call: SandboxCall
    ) throws(ViettelPostRefusal) -> [String: JSONValue] {
        guard call.method == "POST" else {
            let pairs = call.query.pairs.map { ($0.name, JSONValue.text($0.value)) }
            return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
        guard call.carries("application/json"),
            let body = try? JSONBody.object(call.body, depth: 8)
        else { throw ViettelPostRefusal(201, "Incorrect data: body") }
        return body
    }

    private mutating func answer(
        _ endpoint: ViettelPostEndpoint, _ body: [String: JSONValue], at now: Int64
    ) throws(ViettelPostRefusal) -> SandboxReply {
        switch endpoint {
        case .logIn: return try logIn(body, at: now)
        case .owner: return try owner(body)
        case .newProvinces, .newWards, .provinces, .districts, .wards, .services, .pickups:
            return .viettelPost(ViettelPostCatalogue(places: depot.places).list(endpoint, body))
        case .price, .prices, .pricesByText: return try prices(endpoint, body)
        case .create, .createByText: return try create(endpoint, body, at: now)
        case .edit: return try edit(body, at: now)
        case .change: return try change(body, at: now)
        case .labelCode:
            for number in body["ORDER_ARRAY"]?.items ?? []
            where depot.shelf[number.code ?? ""] == nil {
                throw .unknownOrder
            }
            guard (body["EXPIRY_TIME"]?.whole ?? 0) > now else {
                throw ViettelPostRefusal(201, "Incorrect data: EXPIRY_TIME")
            }
            return .viettelPost(.null, message: codes.issue(depot.number(), at: now))
        }
    }

    private mutating func logIn(
        _ body: [String: JSONValue], at now: Int64
    ) throws(ViettelPostRefusal) -> SandboxReply {
        try checkPassword(body)
        let token = tokens.issue(depot.number(), at: now)
        return .viettelPost(
            .object([
                "userId": .integer(1), "token": .text(token), "partner": .integer(1),
                "phone": .text("0900000000"), "expired": .integer(now + SandboxTime.day),
                "source": .integer(1), "infoUpdated": .flag(true),
            ]))
    }

    private func owner(
        _ body: [String: JSONValue]
    ) throws(ViettelPostRefusal) -> SandboxReply {
        try checkPassword(body)
        return .viettelPost(
            .object(["userId": .integer(1), "token": .text(Self.longToken)]))
    }

    private func checkPassword(_ body: [String: JSONValue]) throws(ViettelPostRefusal) {
        guard body["USERNAME"]?.text == Self.username, body["PASSWORD"]?.text == Self.password
        else { throw ViettelPostRefusal(205, "Invalid owner account or password!") }
    }

    private func label(_ call: SandboxCall, at now: Int64) -> SandboxReply {
        let papers: Set<String> = ["1", "2", "a6_1", "100", "1001"]
        guard call.method == "GET", let code = call.query["bill"], codes.isValid(code, at: now),
            let paper = call.query["type"], papers.contains(paper)
        else { return ViettelPostRefusal(404, "Not found", http: 404).reply }
        return .document("<!doctype html><title>VTP \(paper)</title>", mediaType: "text/html")
    }
}
