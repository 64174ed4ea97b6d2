import Couriers
import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct FailureTests {
    /// Port 1 is nobody's on a machine that runs tests.
    private static let closedPort = "http://127.0.0.1:1/"

    private func failure(
        _ answer: LoopbackAnswer, _ policy: CurlPolicy = .loopback
    ) async throws -> TransportError? {
        let server = try LoopbackServer(answers: answer)
        let transport = CurlTransport(policy: policy)
        let failure = await transport.failure(.post(server.url, "order"))
        #expect(server.calls.count == 1)
        await transport.shutdown()
        return failure
    }

    @Test(arguments: [closedPort, "https://127.0.0.1:1/", "https://nobody.invalid/"])
    func `without a connection nothing was applied`(url: String) async {
        let transport = CurlTransport(policy: .loopback)
        #expect(await transport.failure(url)?.isUnreachable == true)
        await transport.shutdown()
    }

    @Test func `a server that hangs runs into the time of the call`() async throws {
        let policy = CurlPolicy.loopback.with { $0.callTimeout = .milliseconds(200) }
        #expect(try await failure(.hang, policy)?.isInterrupted == true)
    }

    @Test func `a trickle runs into the time of the call`() async throws {
        let policy = CurlPolicy.loopback.with { $0.callTimeout = .milliseconds(200) }
        let body = [UInt8](repeating: 0x61, count: 100_000)
        let answer = LoopbackAnswer.drip(body: body, pauseMilliseconds: 20)
        #expect(try await failure(answer, policy)?.isInterrupted == true)
    }

    @Test func `a trickle below the lowest speed is given up`() async throws {
        let policy = CurlPolicy.loopback.with {
            $0.lowSpeedBytesPerSecond = 10_000
            $0.lowSpeedWindow = .seconds(1)
        }
        let body = [UInt8](repeating: 0x61, count: 100_000)
        let answer = LoopbackAnswer.drip(body: body, pauseMilliseconds: 20)
        #expect(try await failure(answer, policy)?.isInterrupted == true)
    }

    @Test(arguments: ["garbage", "cut", "disconnect", "half a head", "an old HTTP"])
    func `a broken answer leaves the outcome unknown`(kind: String) async throws {
        let answers: [String: LoopbackAnswer] = [
            "garbage": .garbage,
            "cut": .cut(body: [UInt8](repeating: 0x61, count: 1_000), afterBytes: 500),
            "disconnect": .disconnect,
            "half a head": .raw(Array("HTTP/1.1 200 OK\r\nContent-Le".utf8)),
            "an old HTTP": .raw(Array("hello\r\n".utf8)),
        ]
        let answer = try #require(answers[kind])
        #expect(try await failure(answer)?.isInterrupted == true)
    }

    @Test func `an error status is an answer`() async throws {
        let server = try LoopbackServer(answers: .json("{}", status: 500), .status(404))
        let transport = CurlTransport(policy: .loopback)
        #expect(try await transport.send(.get(server.url)).status == 500)
        #expect(try await transport.send(.get(server.url)).status == 404)
        await transport.shutdown()
    }

    @Test(arguments: [CourierRequest.Method.get, .post])
    func `a call that may have arrived is not sent again`(
        method: CourierRequest.Method
    ) async throws {
        // libcurl by itself would repeat a call that dies on a kept connection.
        let server = try LoopbackServer(answers: .ok(), .disconnect, .ok())
        let transport = CurlTransport(policy: .loopback)
        _ = try await transport.send(.get("\(server.url)/warm"))
        let request = CourierRequest(method: method, url: "\(server.url)/order")
        #expect(await transport.failure(request)?.isInterrupted == true)
        #expect(server.calls.map(\.path) == ["/warm", "/order"])
        #expect(server.calls.map(\.connection) == [0, 0])
        #expect(try await transport.send(.get("\(server.url)/next")).status == 200)
        await transport.shutdown()
    }
}
