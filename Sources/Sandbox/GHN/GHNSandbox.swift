internal import Market

/// Giao Hàng Nhanh as its documents describe it: one shop, its orders, and master data.
struct GHNSandbox: Sendable {
    /// The shop's own credentials, for the sandbox only.
    static let token = "5a11d0e5-0000-4000-8000-00000000cafe"
    static let shop = "885001"
    static let prefix = "/shiip/public-api/"

    var depot: SandboxDepot
    private var labels = SandboxTickets(lifetimeMilliseconds: 30 * 60_000)

    init(_ depot: SandboxDepot) {
        self.depot = depot
    }

    mutating func answer(_ call: SandboxCall, at now: Int64) -> SandboxReply {
        if call.path.hasPrefix("/a5/public-api/") { return label(call, at: now) }
        do throws(GHNRefusal) {
            let (endpoint, body) = try question(in: call)
            let data = try answer(endpoint, body, at: now)
            return .json { reply in
                reply.member("code", 200)
                reply.member("message", "Success")
                reply.name("data")
                reply.write(data)
            }
        } catch {
            return error.reply
        }
    }

    /// Parcels move on; each that did is told in a call with the merchant's own header.
    mutating func advance(to now: Int64) -> [SandboxHook] {
        let news = depot.news(at: now)
        guard let target = depot.target else { return [] }
        return news.compactMap { GHNHook.hook(of: $0.parcel, $0.event, to: target) }
    }

    private func question(
        in call: SandboxCall
    ) throws(GHNRefusal) -> (GHNEndpoint, [String: JSONValue]) {
        guard let path = call.rest(after: Self.prefix), let endpoint = GHNEndpoint(rawValue: path)
        else { throw GHNRefusal(404, "USER_ERR_COMMON", "404 page not found") }
        guard endpoint.methods.contains(call.method) else {
            throw GHNRefusal(405, "USER_ERR_COMMON", "405 method not allowed")
        }
        guard !depot.refusesTokens, call.header("token") == Self.token else {
            throw GHNRefusal(401, "USER_ERR_COMMON", "Token is not valid!")
        }
        if let shop = call.header("shopid") {
            guard Int64(shop) != nil else {
                throw GHNRefusal(400, "SHOP_NOT_FOUND", "ShopID is invalid")
            }
            guard shop == Self.shop else {
                throw GHNRefusal(
                    400, "CLIENT_NOT_OWNER_OF_SHOP", "the client does not own the shop")
            }
        } else if endpoint.needsShop {
            throw GHNRefusal(400, "SHOP_NOT_FOUND", "ShopID is invalid")
        }
        let body = try body(of: call)
        if let objection = endpoint.shape.objection(to: body) { throw GHNRefusal(objection) }
        return (endpoint, body)
    }

    private func body(of call: SandboxCall) throws(GHNRefusal) -> [String: JSONValue] {
        guard call.method == "POST" else {
            let pairs = call.query.pairs.map { ($0.name, JSONValue.text($0.value)) }
            return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
        guard call.carries("application/json") else {
            throw GHNRefusal(400, "USER_ERR_COMMON", "Content-Type must be application/json")
        }
        if call.body.isEmpty { return [:] }
        guard let body = try? JSONBody.object(call.body, depth: 8) else {
            throw GHNRefusal(400, "USER_ERR_COMMON", "JSON syntax error, offset 0")
        }
        return body
    }

    private mutating func answer(
        _ endpoint: GHNEndpoint, _ body: [String: JSONValue], at now: Int64
    ) throws(GHNRefusal) -> JSONValue {
        switch endpoint {
        case .provinces, .districts, .wards, .newProvinces, .newWards:
            return try GHNCatalogue(places: depot.places).list(endpoint, body)
        case .services: return GHNCatalogue.services
        case .shifts: return GHNCatalogue.shifts(at: now)
        case .fee, .leadTime, .preview, .create:
            return try offer(endpoint, body, at: now)
        case .detail, .find, .feeOfOrder: return try read(endpoint, body)
        case .cancel, .giveBack, .deliverAgain: return try turn(endpoint, body, at: now)
        case .updateCOD: return try collect(body, at: now)
        case .labelToken: return try labelToken(body, at: now)
        }
    }

    private mutating func labelToken(
        _ body: [String: JSONValue], at now: Int64
    ) throws(GHNRefusal) -> JSONValue {
        for code in body["order_codes"]?.items ?? [] where depot.shelf[code.text ?? ""] == nil {
            throw .notFound
        }
        return .object(["token": .text(labels.issue(depot.number(), at: now))])
    }

    private func label(_ call: SandboxCall, at now: Int64) -> SandboxReply {
        let papers = ["printA5", "print80x80", "print52x70"]
        guard call.method == "GET", let paper = call.rest(after: "/a5/public-api/"),
            papers.contains(paper)
        else { return GHNRefusal(404, "USER_ERR_COMMON", "404 page not found").reply }
        guard let token = call.query["token"], labels.isValid(token, at: now) else {
            return GHNRefusal(400, "USER_ERR_COMMON", "token is expired").reply
        }
        return .document("<!doctype html><title>GHN \(paper)</title>", mediaType: "text/html")
    }
}
