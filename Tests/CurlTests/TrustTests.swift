import Couriers
import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct TrustTests {
    private func send(_ url: String, _ policy: CurlPolicy) async throws -> CourierReply {
        let transport = CurlTransport(policy: policy)
        do {
            let reply = try await transport.send(.get(url))
            await transport.shutdown()
            return reply
        } catch {
            await transport.shutdown()
            throw error
        }
    }

    private func failure(_ url: String, _ policy: CurlPolicy) async -> TransportError? {
        let transport = CurlTransport(policy: policy)
        let failure = await transport.failure(url)
        await transport.shutdown()
        return failure
    }

    @Test func `a certificate that nobody vouches for is not trusted`() async throws {
        let server = try await TLSServer()
        #expect(await failure("https://127.0.0.1:\(server.port)/", .loopback)?.isUntrusted == true)
    }

    @Test(arguments: ["127.0.0.1", "localhost"])
    func `a certificate of the configured authority is trusted`(host: String) async throws {
        let server = try await TLSServer()
        let policy = CurlPolicy.loopback.with { $0.caFile = server.certificateFile }
        #expect(try await send("https://\(host):\(server.port)/", policy).text == "secure")
    }

    @Test func `a certificate for another name is not trusted`() async throws {
        let server = try await TLSServer(certifiedFor: "DNS:partner.example")
        let policy = CurlPolicy.loopback.with { $0.caFile = server.certificateFile }
        let failure = await failure("https://127.0.0.1:\(server.port)/", policy)
        #expect(failure?.isUntrusted == true)
    }

    @Test func `plain http on a TLS port and the reverse come to no connection`() async throws {
        let server = try LoopbackServer(answers: .ok())
        let failure = await failure(
            "https://127.0.0.1:\(server.port)/",
            .loopback.with { $0.connectTimeout = .milliseconds(300) })
        #expect(failure?.isUnreachable == true)
        #expect(server.calls.isEmpty)
    }

    @Test func `an old server is met only where a setting names it and is still verified`()
        async throws
    {
        let server = try await TLSServer(.legacy)
        let url = "https://localhost:\(server.port)/"
        #expect(await failure(url, .loopback)?.isUnreachable == true)
        let other = CurlPolicy.loopback.with { $0.legacyTLSHosts = ["partner.example"] }
        #expect(await failure(url, other)?.isUnreachable == true)
        let named = CurlPolicy.loopback.with { $0.legacyTLSHosts = ["LocalHost"] }
        #expect(await failure(url, named)?.isUntrusted == true)
    }
}
