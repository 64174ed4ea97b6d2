internal import Market

/// What GHTK says when it does not do something; often under HTTP 200.
struct GHTKRefusal: Error {
    let status: Int
    let code: String?
    let message: String

    init(_ status: Int, _ code: String, _ message: String) {
        self.status = status
        self.code = code
        self.message = message
    }

    /// A business failure, which is HTTP 200 and tells by `success` alone.
    init(business message: String) {
        status = 200
        code = nil
        self.message = message
    }

    init(_ objection: SandboxObjection) {
        if objection.field == "order.id", objection.why == .unfit {
            self.init(422, "30102", "order.id phải ngắn hơn 250 ký tự")
        } else {
            self.init(
                422, "30101", "Dữ liệu không hợp lệ: \(objection.field) (\(objection.why.rawValue))"
            )
        }
    }

    static let notFound = GHTKRefusal(404, "10104", "Không tìm thấy")
    static let wrongMethod = GHTKRefusal(405, "10102", "Phương thức không được hỗ trợ")

    func reply(id: Int64) -> SandboxReply {
        .json(status) { reply in
            reply.member("success", false)
            reply.member("message", message)
            if let code { reply.member("error_code", code) }
            reply.member("log_id", "log\(id)")
        }
    }
}
