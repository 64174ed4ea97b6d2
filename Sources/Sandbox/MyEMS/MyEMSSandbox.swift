internal import Market

/// MyEMS Merchant API v2.0 as far as products go: the only courier that takes a listing.
struct MyEMSSandbox: Sendable {
    /// The merchant's own token, for the sandbox only.
    static let token = "sandbox-myems-token-cafe"
    /// How many products are remembered; one more is refused.
    static let most = 5_000

    var depot: SandboxDepot
    private(set) var products: [String: [String: JSONValue]] = [:]

    init(_ depot: SandboxDepot) {
        self.depot = depot
    }

    mutating func answer(_ call: SandboxCall, at now: Int64) -> SandboxReply {
        guard !depot.refusesTokens, call.query["merchant_token"] == Self.token else {
            return Self.refusal(401, "merchant_token không hợp lệ")
        }
        if call.path == "/products" {
            switch call.method {
            case "GET": return list()
            case "POST": return take(call, sku: nil)
            default: return Self.refusal(405, "Method not allowed")
            }
        }
        guard let sku = call.rest(after: "/products/") else {
            return Self.refusal(404, "Not found")
        }
        guard call.method == "PUT" else { return Self.refusal(405, "Method not allowed") }
        return products[sku] == nil ? Self.refusal(404, "Not found") : take(call, sku: sku)
    }

    private mutating func take(_ call: SandboxCall, sku known: String?) -> SandboxReply {
        guard call.carries("application/json"),
            let body = try? JSONBody.object(call.body, depth: 2)
        else { return Self.refusal(400, "Dữ liệu không đọc được") }
        let shape = known == nil ? Self.product : Self.change
        if let objection = shape.objection(to: body) {
            return Self.refusal(422, "\(objection.field): \(objection.why.rawValue)")
        }
        let sku = known ?? body["sku"]?.text ?? "EMS\(depot.number())"
        if known == nil {
            if products[sku] != nil { return Self.refusal(422, "sku đã tồn tại") }
            if products.count >= Self.most { return Self.refusal(507, "too many products") }
        }
        var product = products[sku] ?? [:]
        product.merge(body) { $1 }
        product["sku"] = .text(sku)
        products[sku] = product
        return .json { reply in
            reply.name("data")
            reply.write(Self.echo(product))
        }
    }

    private func list() -> SandboxReply {
        .json { reply in
            reply.member("data", list: products.sorted { $0.key < $1.key }) {
                $0.write(Self.echo($1.value))
            }
        }
    }

    /// Money comes back as text.
    private static func echo(_ product: [String: JSONValue]) -> JSONValue {
        var echo = product
        for name in ["price", "cost"] {
            if let amount = product[name]?.whole { echo[name] = .text(String(amount)) }
        }
        echo["old_price"] = .integer(0)
        return .object(echo)
    }

    private static func refusal(_ status: Int, _ message: String) -> SandboxReply {
        .json(status) {
            $0.member("code", "error")
            $0.member("message", message)
        }
    }

    private static let amounts: [SandboxField] = [
        .may("sku", .text(100)), .may("description", .text(10_000)),
        .may("price", .whole(0...1_000_000_000)), .may("cost", .whole(0...1_000_000_000)),
        .may("weight", .whole(0...1_000_000)), .may("width", .whole(0...1_000)),
        .may("height", .whole(0...1_000)), .may("length", .whole(0...1_000)),
        .may("quantity", .whole(0...10_000_000)),
    ]
    private static let product = SandboxShape([.must("name", .text(500))] + amounts)
    private static let change = SandboxShape([.may("name", .text(500))] + amounts)
}
