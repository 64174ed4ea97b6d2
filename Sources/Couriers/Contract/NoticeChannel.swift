/// Carries a notice to a person: e-mail today; SMS or Zalo can follow.
package protocol NoticeChannel: Sendable {
    /// Sends once, never retries; cancelling the task stops it.
    func send(_ notice: NoticeMessage) async throws(NoticeError)
}

/// One notice, written whole for its channel.
package struct NoticeMessage: Sendable, Hashable {
    /// The same at every attempt, so that a receiver sees a repetition as one.
    package let id: String
    package let from: String
    package let to: String
    /// For e-mail the message of RFC 5322 with its header; lines end in CR LF.
    package let bytes: [UInt8]

    package init(id: String, from: String, to: String, bytes: [UInt8]) {
        self.id = id
        self.from = from
        self.to = to
        self.bytes = bytes
    }
}

/// Why a notice was not sent, named by what the sender may do next.
package enum NoticeError: Error, Hashable, Sendable {
    /// It was not even tried: the address or the setting is not allowed.
    case refused(String)
    /// The server asks for another try later.
    case later(String)
    /// The server will never take it.
    case never(String)
    /// The connection broke: it may have been sent.
    case unknown(String)
}
