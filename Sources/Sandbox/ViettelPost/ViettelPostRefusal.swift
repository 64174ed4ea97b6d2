internal import Market

/// What Viettel Post says when it does not do something: `error` is true and HTTP is 200.
struct ViettelPostRefusal: Error {
    /// The status inside the body.
    let status: Int
    let message: String
    /// Anything but 200 comes from before Viettel Post's own program: no such path.
    var http = 200

    init(_ status: Int, _ message: String, http: Int = 200) {
        self.status = status
        self.message = message
        self.http = http
    }

    init(_ objection: SandboxObjection) {
        let bracketed = [
            "SENDER_WARD", "RECEIVER_WARD", "SENDER_ADDRESS", "RECEIVER_ADDRESS",
            "MONEY_COLLECTION",
        ]
        let isBracketed = bracketed.contains(objection.field)
        self.init(
            201,
            isBracketed ? "Invalid [\(objection.field)]" : "Incorrect data: \(objection.field)")
    }

    static let unknownOrder = ViettelPostRefusal(201, "Order does not exist")
    static let noPrice = ViettelPostRefusal(204, "Price does not apply to this itinerary!")

    var reply: SandboxReply {
        .json(http) { reply in
            reply.member("status", status)
            reply.member("error", true)
            reply.member("message", message)
            reply.member(nullOf: "data")
        }
    }
}

extension SandboxReply {
    /// The envelope of everything that worked.
    static func viettelPost(_ data: JSONValue, message: String = "OK") -> SandboxReply {
        .json { reply in
            reply.member("status", 200)
            reply.member("error", false)
            reply.member("message", message)
            reply.name("data")
            reply.write(data)
        }
    }
}
