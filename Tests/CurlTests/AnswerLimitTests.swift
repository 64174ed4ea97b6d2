import Couriers
import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct AnswerLimitTests {
    private static let limit = 64 << 10

    private func failure(_ answer: LoopbackAnswer) async throws -> TransportError? {
        let server = try LoopbackServer(answers: answer)
        let transport = CurlTransport(
            policy: .loopback.with { $0.maximumAnswerBytes = Self.limit })
        let failure = await transport.failure(server.url)
        await transport.shutdown()
        return failure
    }

    private func unannounced(_ count: Int) -> LoopbackAnswer {
        let body = [UInt8](repeating: 0x61, count: count)
        return .raw(Array("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".utf8) + body)
    }

    private func gzip(runs: Int) -> LoopbackAnswer {
        let field = LoopbackField("Content-Encoding", "gzip")
        return .reply(status: 200, headers: [field], body: GzipSample.letters(runs: runs))
    }

    @Test func `an answer of just the limit is taken`() async throws {
        #expect(try await failure(.large(Self.limit)) == nil)
        #expect(try await failure(unannounced(Self.limit)) == nil)
    }

    @Test func `an answer over the limit is not`() async throws {
        let tooLarge = TransportError.tooLarge(limitBytes: Self.limit)
        #expect(try await failure(.large(Self.limit + 1)) == tooLarge)
        #expect(try await failure(.large(10 << 20)) == tooLarge)
        #expect(try await failure(unannounced(Self.limit + 1)) == tooLarge)
    }

    @Test func `a compressed answer is unpacked`() async throws {
        let server = try LoopbackServer(answers: gzip(runs: 10))
        let transport = CurlTransport(policy: .loopback)
        let reply = try await transport.send(.get(server.url))
        #expect(reply.body == [UInt8](repeating: UInt8(ascii: "a"), count: 2_581))
        #expect(server.calls.first?.header("Accept-Encoding") == "gzip")
        await transport.shutdown()
    }

    @Test func `the limit counts what a compressed answer unpacks to`() async throws {
        #expect(GzipSample.letters(runs: 10_000).count < Self.limit)
        let tooLarge = TransportError.tooLarge(limitBytes: Self.limit)
        #expect(try await failure(gzip(runs: 10_000)) == tooLarge)
    }

    @Test func `headers over the limit are not taken`() async throws {
        let long = LoopbackField("X-Long", String(repeating: "x", count: 40 << 10))
        #expect(try await failure(.reply(status: 200, headers: [long]))?.isTooLarge == true)
        let many = (0..<150).map { LoopbackField("X-\($0)", "1") }
        #expect(try await failure(.reply(status: 200, headers: many))?.isTooLarge == true)
        #expect(try await failure(.reply(status: 200, headers: Array(many.prefix(90)))) == nil)
    }

    @Test func `interim answers without end are not taken`() async throws {
        let interim = String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 5_000)
        #expect(try await failure(.raw(Array(interim.utf8)))?.isTooLarge == true)
    }
}
