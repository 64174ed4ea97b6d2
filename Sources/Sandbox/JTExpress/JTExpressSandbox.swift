internal import Market

/// J&T Express as its open platform describes it: signed forms, and an envelope with a code.
struct JTExpressSandbox: Sendable {
    /// The customer's own credentials, for the sandbox only; the password is the hashed one.
    static let apiAccount = "100000000000000001"
    static let privateKey = "sandbox-jt-private-key"
    static let customerCode = "J0086000001"
    static let password = "0123456789ABCDEF0123456789ABCDEF"

    var depot: SandboxDepot

    init(_ depot: SandboxDepot) {
        self.depot = depot
    }

    mutating func answer(_ call: SandboxCall, at now: Int64) -> SandboxReply {
        do throws(JTExpressRefusal) {
            guard let endpoint = JTExpressEndpoint(rawValue: call.path) else {
                throw JTExpressRefusal("404", "not found", http: 404)
            }
            guard call.method == "POST" else {
                throw JTExpressRefusal("405", "method not allowed", http: 405)
            }
            let body = try content(of: call)
            if let objection = endpoint.shape.objection(to: body) {
                throw JTExpressRefusal(objection)
            }
            guard body["customerCode"]?.text == Self.customerCode,
                body["password"]?.text == Self.password
            else { throw JTExpressRefusal("999001030", "wrong customerCode or password") }
            return try answer(endpoint, body, at: now)
        } catch {
            return error.reply
        }
    }

    mutating func advance(to now: Int64) -> [SandboxHook] {
        let news = depot.news(at: now)
        guard let target = depot.target else { return [] }
        return news.compactMap { JTExpressHook.hook(of: $0.parcel, $0.event, to: target) }
    }

    /// The digest is over the exact text of `bizContent` and the private key.
    static func digest(_ content: String, key: String = privateKey) -> String {
        SandboxBase64.text(of: Digest.md5(Array((content + key).utf8)))
    }

    /// Account, time and digest may stand in the header or in the form: the document shows both.
    private func content(
        of call: SandboxCall
    ) throws(JTExpressRefusal) -> [String: JSONValue] {
        guard call.carries("application/x-www-form-urlencoded") else {
            throw JTExpressRefusal("145003050", "a form is needed")
        }
        let form = SandboxPairs(String(decoding: call.body, as: UTF8.self))
        func field(_ name: String) -> String? { call.header(name) ?? form[name] }
        guard let account = field("apiAccount"), account == Self.apiAccount, !depot.refusesTokens
        else { throw JTExpressRefusal("145003012", "apiAccount is not known") }
        guard let time = field("timestamp"), Int64(time) != nil else {
            throw JTExpressRefusal("145003010", "timestamp is needed")
        }
        guard let text = form["bizContent"] else {
            throw JTExpressRefusal("145003051", "bizContent is needed")
        }
        guard field("digest") == Self.digest(text) else {
            throw JTExpressRefusal("145003030", "signature is not correct")
        }
        guard let body = try? JSONBody.object(Array(text.utf8), depth: 8) else {
            throw JTExpressRefusal("145003052", "bizContent is no JSON")
        }
        return body
    }

    private mutating func answer(
        _ endpoint: JTExpressEndpoint, _ body: [String: JSONValue], at now: Int64
    ) throws(JTExpressRefusal) -> SandboxReply {
        switch endpoint {
        case .create: return try create(body, at: now)
        case .cancel: return try cancel(body, at: now)
        case .fee:
            let load = try load(of: body)
            return .jtExpress(JTExpressAnswer.fee(load))
        case .label:
            guard let parcel = parcel(body) else { throw .unknownOrder }
            let page = Array("%PDF-1.4\n% \(parcel.number)\n%%EOF\n".utf8)
            return .jtExpress(
                .object([
                    "billCode": .text(parcel.number),
                    "base64EncodeContent": .text(SandboxBase64.text(of: page)),
                ]))
        case .trace:
            let codes = (body["billCodes"]?.text ?? "").split(separator: ",").map(String.init)
            guard codes.count <= 30 else {
                throw JTExpressRefusal("145003502", "more than 30 billCodes")
            }
            return .jtExpress(
                .list(codes.map { JTExpressAnswer.trace($0, depot.shelf[$0]) }))
        }
    }
}
