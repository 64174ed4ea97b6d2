internal import Market

/// What every answer of GHN is wrapped in: `{"code":200,"message":"Success","data":…}`.
struct GHNEnvelope {
    let code: Int
    let message: String
    /// GHN's word for what is wrong, such as `USER_ERR_COMMON`.
    let codeMessage: String?
    let data: JSONValue?

    /// `nil` when the body is no such object, such as a proxy's page.
    init?(_ reply: CourierReply) {
        guard let document = reply.document, let code = document["code"]?.whole else {
            return nil
        }
        self.code = Int(clamping: code)
        message = document["message"]?.shortText ?? ""
        codeMessage = document["code_message"]?.shortCode
        data = document["data"]
    }
}
