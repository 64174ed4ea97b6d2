internal import Market

/// What every answer of GHTK is wrapped in; many failures come with status 200 and `success` false.
struct GHTKEnvelope {
    let isSuccess: Bool
    let message: String
    /// A number such as 30101, or the word in `error.code`.
    let errorCode: String?
    let document: JSONValue

    /// `nil` when the body is no such object, such as a proxy's page.
    init?(_ reply: CourierReply) {
        guard let document = reply.document, let isSuccess = document["success"]?.flag else {
            return nil
        }
        self.isSuccess = isSuccess
        self.document = document
        message = document["message"]?.shortText ?? ""
        errorCode = document["error_code"]?.shortCode ?? document["error"]?["code"]?.shortCode
    }
}
