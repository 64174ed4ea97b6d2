/// How long a partner asks to be left alone (RFC 9110, 10.2.3).
enum RetryAfter {
    /// Seconds from `now`, from either form of the field; `nil` when absent or unreadable.
    static func seconds(in reply: CourierReply, at now: Int64) -> Int? {
        guard let text = reply.header("retry-after") else { return nil }
        if let seconds = Int(text) { return max(0, seconds) }
        guard let date = HTTPDate.seconds(text) else { return nil }
        return max(0, Int(clamping: date - now / 1_000))
    }
}
