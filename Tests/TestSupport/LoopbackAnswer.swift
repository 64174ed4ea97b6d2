/// What the loopback server does with one call.
package indirect enum LoopbackAnswer: Sendable {
    /// A complete answer; the connection is kept.
    case reply(status: Int, headers: [LoopbackField] = [], body: [UInt8] = [])
    /// These bytes as they are, then the end of the connection.
    case raw([UInt8])
    /// Nothing at all, until the caller goes away or the server is closed.
    case hang
    /// The end of the connection without a word.
    case disconnect
    /// An answer that announces its whole length and ends after the first bytes.
    case cut(body: [UInt8], afterBytes: Int)
    /// A complete answer whose body comes byte by byte, with a pause before each.
    case drip(body: [UInt8], pauseMilliseconds: Int)
    /// The answer, once the gate opens.
    case held(LoopbackGate, LoopbackAnswer)

    /// 200 with a text.
    package static func ok(_ text: String = "") -> Self {
        .reply(
            status: 200, headers: [LoopbackField("Content-Type", "text/plain")], body: bytes(text))
    }

    /// A page for people, such as a proxy's, where a program's answer should be.
    package static func page(_ text: String) -> Self {
        .reply(
            status: 200, headers: [LoopbackField("Content-Type", "text/html")], body: bytes(text))
    }

    /// JSON under any status.
    package static func json(_ text: String, status: Int = 200) -> Self {
        let field = LoopbackField("Content-Type", "application/json")
        return .reply(status: status, headers: [field], body: bytes(text))
    }

    /// A bare status, such as 500.
    package static func status(_ status: Int) -> Self {
        .reply(status: status)
    }

    /// 301 to that address.
    package static func redirect(to url: String) -> Self {
        .reply(status: 301, headers: [LoopbackField("Location", url)])
    }

    /// 200 with a body of so many bytes.
    package static func large(_ count: Int) -> Self {
        .reply(status: 200, body: [UInt8](repeating: 0x78, count: count))
    }

    /// Bytes that are no HTTP.
    package static let garbage = LoopbackAnswer.raw([0x00, 0xFF, 0x16, 0x03] + bytes("?!\r\n\r\n"))

    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
