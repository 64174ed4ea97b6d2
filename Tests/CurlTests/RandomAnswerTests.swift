import Couriers
import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct RandomAnswerTests {
    /// Pieces of answers, right and wrong, and bytes that mean nothing.
    private static let pieces: [String] = [
        "HTTP/1.1 200 OK\r\n", "HTTP/1.1 204 No Content\r\n", "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/2 200\r\n", "HTTP/1.1 999\r\n", "HTTP/1.1 -1 \r\n", "Content-Length: 5\r\n",
        "Content-Length: -1\r\n", "Content-Length: 99999999999999999999\r\n",
        "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n", "5\r\nhello\r\n",
        "0\r\n\r\n", "ffffffffffffffff\r\n", ":\r\n", ": \r\n", "no colon\r\n", "X-A:\t b \t\r\n",
        " folded\r\n", "\r\n", "\n", "\r", "\u{0}", "Tỏi: Lý Sơn\r\n", "hello", "\u{1F}\u{8B}",
        "Location: http://127.0.0.1:1/\r\n", "Connection: close\r\n", "Set-Cookie: a=b\r\n",
    ]

    @Test(arguments: [1, 20, 300, 4_000] as [UInt64])
    func `whatever comes is an answer or an error`(seed: UInt64) async throws {
        var state = seed
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let answers = (0..<100).map { _ in
            let first = Self.pieces[next(4)]
            return Array((first + (0..<next(12)).map { _ in Self.pieces[next(29)] }.joined()).utf8)
        }
        let server = try LoopbackServer { .raw(answers[$0.number % answers.count]) }
        let transport = CurlTransport(
            policy: .loopback.with { $0.callTimeout = .milliseconds(500) })
        for number in answers.indices {
            let failure = await transport.failure("\(server.url)/\(number)")
            let isKnown =
                failure == nil || failure?.isInterrupted == true || failure?.isTooLarge == true
            #expect(isKnown, "seed \(seed), answer \(number): \(String(describing: failure))")
        }
        // A few meet a connection that their predecessor's answer has just closed.
        #expect(server.calls.count > answers.count * 9 / 10)
        await transport.shutdown()
    }
}
