internal import Glibc
internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore
internal import Sandbox
internal import ServiceLifecycle

/// Carries calls over HTTP into the sandbox and its answers out, broken ones included.
struct SandboxDoor: Sendable {
    /// Larger than any document that a courier takes, so that too large is the courier's to say.
    static let longestBody = 16 << 20

    let room: SandboxRoom
    /// How long a silent answer keeps its caller waiting, in milliseconds.
    let longestSilence: Int64

    /// The answer was cut short on request, and so is the connection.
    private struct CutShort: Error {}

    func answer(
        _ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel
    ) async throws {
        let body = try await request.body.collect(upTo: Self.longestBody)
        let reply = room.answer(
            SandboxCall(
                method: request.method.rawValue, target: request.head.path ?? "/",
                headers: request.headers.map { SandboxHeader($0.name.canonicalName, $0.value) },
                body: [UInt8](body.readableBytesView)))
        if reply.delayMilliseconds > 0 { try await wait(reply.delayMilliseconds) }
        switch reply.ending {
        case .whole:
            try await writer.write(
                response: Self.head(of: reply),
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)))
        case .half:
            let part = ByteBuffer(bytes: reply.body.prefix(reply.body.count / 2))
            let broken = ResponseBody { writer in
                try await writer.write(part)
                try await channel.close()
                throw CutShort()
            }
            try await writer.write(response: Self.head(of: reply), body: broken)
        case .reset:
            try await Self.reset(channel)
            throw CutShort()
        case .silence:
            try await wait(longestSilence)
            throw CutShort()
        }
    }

    /// Until the time is over or the sandbox stops.
    private func wait(_ milliseconds: Int64) async throws {
        try await cancelWhenGracefulShutdown {
            try await Task.sleep(for: .milliseconds(milliseconds))
        }
    }

    private static func head(of reply: SandboxReply) -> HTTPResponse {
        var fields = HTTPFields()
        for header in reply.headers {
            if let name = HTTPField.Name(header.name) { fields[name] = header.value }
        }
        if reply.status != 204 { fields[.contentLength] = String(reply.body.count) }
        return HTTPResponse(status: .init(code: reply.status), headerFields: fields)
    }

    /// Closes with RST instead of FIN: the caller cannot tell what became of its call.
    private static func reset(_ channel: any Channel) async throws {
        if let socket = channel as? any SocketOptionProvider {
            try await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        }
        try await channel.close()
    }
}
