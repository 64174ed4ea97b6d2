internal import Market

/// What MyVNPost says when it does not do something.
struct MyVNPostRefusal: Error {
    let status: Int
    let message: String

    init(_ status: Int, _ message: String) {
        self.status = status
        self.message = message
    }

    init(_ objection: SandboxObjection) {
        self.init(400, "\(objection.field) không hợp lệ (\(objection.why.rawValue))")
    }

    static let notFound = MyVNPostRefusal(400, "Không tìm thấy đơn hàng")

    var reply: SandboxReply {
        .json(status) {
            $0.member("success", false)
            $0.member("errorCode", String(status))
            $0.member("message", message)
        }
    }
}
