internal import CCurl

/// How the loop's part in a piece of work ended; what that means is for the caller to say.
enum CurlEnding: Sendable {
    static let stoppedText = "the transport is shut down"

    /// libcurl is through with it, well or badly.
    case finished(CurlFacts)
    case cancelled
    /// Too many were waiting already.
    case turnedAway
    /// The transport ended before it did.
    case stopped(hasBegun: Bool)
    /// libcurl did not even take it, for this reason.
    case notTaken(String)
}

/// What is known of a transfer that libcurl has ended.
struct CurlFacts: Sendable {
    let code: CURLcode
    /// The last status that the server said; 0 when it said none.
    let status: Int
}
