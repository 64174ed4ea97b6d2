internal import Market

/// What GHN says when it does not do something: a status, a word for programs and one for people.
struct GHNRefusal: Error {
    let status: Int
    let code: String
    let message: String

    init(_ status: Int, _ code: String, _ message: String) {
        self.status = status
        self.code = code
        self.message = message
    }

    init(_ objection: SandboxObjection) {
        let phone = ["to_phone", "from_phone", "return_phone"].contains(objection.field)
        self.init(
            400, phone && objection.why == .unfit ? "PHONE_INVALID" : "USER_ERR_COMMON",
            "Field '\(objection.field)' failed on the '\(objection.why.rawValue)' tag")
    }

    /// A value that its own field allows and its neighbours do not.
    init(field: String, _ tag: String) {
        self.init(400, "USER_ERR_COMMON", "Field '\(field)' failed on the '\(tag)' tag")
    }

    static let notFound = GHNRefusal(400, "ORDER_NOT_FOUND", "order not found")

    var reply: SandboxReply {
        .json(status) { reply in
            reply.member("code", status)
            reply.member("message", message)
            reply.member(nullOf: "data")
            reply.member("code_message", code)
        }
    }
}
