internal import Market

/// What J&T says when it does not do something: a code other than 1, mostly under HTTP 200.
struct JTExpressRefusal: Error {
    let code: String
    let message: String
    var http = 200

    init(_ code: String, _ message: String, http: Int = 200) {
        self.code = code
        self.message = message
        self.http = http
    }

    init(_ objection: SandboxObjection) {
        self.init("145003053", "\(objection.field): \(objection.why.rawValue)")
    }

    static let unknownOrder = JTExpressRefusal("145003100", "the order is not known")

    var reply: SandboxReply {
        .json(http) {
            $0.member("code", code)
            $0.member("msg", message)
            $0.member(nullOf: "data")
        }
    }
}

extension SandboxReply {
    /// The envelope of everything that worked.
    static func jtExpress(_ data: JSONValue) -> SandboxReply {
        .json { reply in
            reply.member("code", "1")
            reply.member("msg", "success")
            reply.name("data")
            reply.write(data)
        }
    }
}
