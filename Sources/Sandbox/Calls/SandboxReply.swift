internal import Market

/// What the sandbox answers, and how the answer is to be sent.
package struct SandboxReply: Hashable, Sendable {
    /// How an answer ends; anything but `whole` is a fault that somebody asked for.
    package enum Ending: Hashable, Sendable {
        case whole
        /// Half of the body, then the connection closes.
        case half
        /// The connection breaks before anything was answered.
        case reset
        /// Nothing, until the caller has had enough.
        case silence
    }

    package var status: Int
    package var headers: [SandboxHeader]
    package var body: [UInt8]
    /// How long the answer waits, in milliseconds.
    package var delayMilliseconds: Int64 = 0
    package var ending = Ending.whole

    package init(status: Int, headers: [SandboxHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The value of the first field of that name, compared without case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    static func json(_ bytes: [UInt8], status: Int = 200) -> SandboxReply {
        SandboxReply(
            status: status, headers: [SandboxHeader("content-type", "application/json")],
            body: bytes)
    }

    static func json(
        _ status: Int = 200, _ members: (inout JSONWriter) -> Void
    ) -> SandboxReply {
        json(JSONWriter.object(members), status: status)
    }

    /// A page that a person would print: only its kind and its first bytes are true to life.
    static func document(_ text: String, mediaType: String) -> SandboxReply {
        SandboxReply(
            status: 200, headers: [SandboxHeader("content-type", mediaType)],
            body: Array(text.utf8))
    }
}
