internal import Market

/// MyVNPost as its page describes it: log-in, charges, orders, corrections, and a list to poll.
struct MyVNPostSandbox: Sendable {
    /// The customer's own credentials, for the sandbox only.
    static let username = "sandbox"
    static let password = "sandbox-vnpost-password"
    static let customer = "C000000001"
    static let contract = "HD-SANDBOX-1"

    var depot: SandboxDepot
    private var tokens = SandboxTickets(lifetimeMilliseconds: SandboxTime.day)

    init(_ depot: SandboxDepot) {
        self.depot = depot
    }

    mutating func answer(_ call: SandboxCall, at now: Int64) -> SandboxReply {
        do throws(MyVNPostRefusal) {
            guard let endpoint = MyVNPostEndpoint(rawValue: String(call.path.dropFirst())) else {
                throw MyVNPostRefusal(404, "Not Found")
            }
            guard endpoint.method == call.method else {
                throw MyVNPostRefusal(405, "Method Not Allowed")
            }
            if endpoint != .logIn {
                let token = call.header("token") ?? ""
                guard !depot.refusesTokens, tokens.isValid(token, at: now) else {
                    throw MyVNPostRefusal(401, "Token không hợp lệ hoặc đã hết hạn")
                }
            }
            if endpoint == .label { return try labels(call) }
            let body = try body(of: call)
            if let objection = endpoint.shape.objection(to: body) {
                throw MyVNPostRefusal(objection)
            }
            return try answer(endpoint, body, at: now)
        } catch {
            return error.reply
        }
    }

    mutating func advance(to now: Int64) -> [SandboxHook] {
        let news = depot.news(at: now)
        guard let target = depot.target else { return [] }
        return news.compactMap { MyVNPostHook.hook(of: $0.parcel, $0.event, to: target) }
    }

    private func body(of call: SandboxCall) throws(MyVNPostRefusal) -> [String: JSONValue] {
        guard call.method == "POST" else {
            let pairs = call.query.pairs.map { ($0.name, JSONValue.text($0.value)) }
            return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
        guard call.carries("application/json"),
            let body = try? JSONBody.object(call.body, depth: 8)
        else { throw MyVNPostRefusal(400, "Dữ liệu không đọc được") }
        return body
    }

    private mutating func answer(
        _ endpoint: MyVNPostEndpoint, _ body: [String: JSONValue], at now: Int64
    ) throws(MyVNPostRefusal) -> SandboxReply {
        switch endpoint {
        case .logIn: return try logIn(body, at: now)
        case .charges: return try charges(body)
        case .create: return try create(body, at: now)
        case .order: return try order(body)
        case .orders: return try orders(body)
        case .cancel: return try cancel(body, at: now)
        case .correct: return try correct(body, at: now)
        case .provinces:
            return .json(JSONWriter.list(depot.places.provinces.map(MyVNPostAnswer.province)))
        case .communes:
            return .json(JSONWriter.list(depot.places.all.map(MyVNPostAnswer.commune)))
        case .label: throw MyVNPostRefusal(400, "Dữ liệu không đọc được")
        }
    }

    private mutating func logIn(
        _ body: [String: JSONValue], at now: Int64
    ) throws(MyVNPostRefusal) -> SandboxReply {
        guard body["username"]?.text == Self.username, body["password"]?.text == Self.password,
            body["customerCode"]?.text == Self.customer
        else { throw MyVNPostRefusal(401, "Sai tên đăng nhập, mật khẩu hoặc mã khách hàng") }
        let token = tokens.issue(depot.number(), at: now)
        return .json {
            $0.member("success", true)
            $0.member("token", token)
        }
    }

    /// A list of numbers in, a list of documents in base64 out.
    private func labels(_ call: SandboxCall) throws(MyVNPostRefusal) -> SandboxReply {
        guard call.carries("application/json"),
            let items = (try? JSONBody.value(call.body, depth: 2))?.items, !items.isEmpty
        else { throw MyVNPostRefusal(400, "Dữ liệu không đọc được") }
        var documents: [JSONValue] = []
        for item in items {
            guard let parcel = depot.shelf[item.text ?? ""] else { throw .notFound }
            documents.append(
                .text(SandboxBase64.text(of: Array("%PDF-1.4\n% \(parcel.number)\n%%EOF\n".utf8))))
        }
        return .json(JSONWriter.list(documents))
    }
}
