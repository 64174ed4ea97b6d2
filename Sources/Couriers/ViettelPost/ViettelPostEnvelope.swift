internal import Market

/// `{"status":200,"error":false,"message":"OK","data":…}`: HTTP is 200 for failures too.
struct ViettelPostEnvelope {
    let status: Int64?
    let message: String
    let data: JSONValue?
    private let error: Bool?

    /// `nil` when the document is none of Viettel Post's.
    init?(_ document: JSONValue) {
        status = document["status"]?.whole
        error = document["error"]?.flag
        message = document["message"]?.text ?? ""
        data = document["data"]
        if status == nil, error == nil { return nil }
    }

    var isFailure: Bool { error ?? !isGoodStatus }

    private var isGoodStatus: Bool {
        status.map { (200...204).contains($0) } ?? false
    }

    /// What one of the document's messages calls for.
    enum Fault: Hashable {
        case token
        case account
        /// Something broke at Viettel Post: it may have done the job or not.
        case system
        case alreadySo
        case notServed
        case other
    }

    var fault: Fault {
        let words = message.lowercased()
        if words.contains("token is required") || words.contains("token invalid") { return .token }
        if words.contains("invalid owner account or password") { return .account }
        if words.contains("order status already exists") { return .alreadySo }
        if words.contains("price does not apply") { return .notServed }
        if words.contains("system error") { return .system }
        return status == 401 ? .token : .other
    }
}
