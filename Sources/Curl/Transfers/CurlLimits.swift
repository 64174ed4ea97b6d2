/// Caps on one transfer.
struct CurlLimits: Sendable, Hashable {
    let time: Duration
    /// What of the answer may be kept in memory.
    let bodyBytes: Int
    /// What of the answer may be kept at all, such as in a file.
    let mostBytes: Int
    let headerBytes: Int
    let headerFields: Int

    init(policy: CurlPolicy, time: Duration? = nil, fileBytes: Int? = nil) {
        self.time = time ?? policy.callTimeout
        bodyBytes = policy.maximumAnswerBytes
        mostBytes = fileBytes ?? bodyBytes
        headerBytes = policy.maximumHeaderBytes
        headerFields = policy.maximumHeaderFields
    }
}
