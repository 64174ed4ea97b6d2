import Couriers
import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct RefusalTests {
    private func isRefused(_ url: String, _ policy: CurlPolicy = CurlPolicy()) async -> Bool {
        let transport = CurlTransport(policy: policy)
        let failure = await transport.failure(url)
        await transport.shutdown()
        return failure?.isRefused == true
    }

    @Test(arguments: [
        "https://127.0.0.1:%/", "https://localhost:%/",
        "https://LOCALHOST:%/", "https://0x7f000001:%/", "https://2130706433:%/",
        "https://127.1:%/", "https://0177.0.0.1:%/", "https://[::1]:%/",
        "https://[::ffff:127.0.0.1]:%/", "https://[::ffff:7f00:1]:%/", "https://0.0.0.0:%/",
        "https://[::]:%/", "https://169.254.169.254/latest/meta-data", "https://10.0.0.1/",
        "https://[64:ff9b::7f00:1]:%/", "https://[fe80::1]/", "https://[fd00:ec2::254]/",
    ])
    func `an address that is not public is refused in every spelling`(url: String) async throws {
        let server = try LoopbackServer(answers: .ok())
        let url = url.replacing("%", with: "\(server.port)")
        #expect(await isRefused(url))
        #expect(server.connections == 0)
    }

    @Test func `a name is refused by the address it leads to`() async throws {
        // The name is no setting's business here: only the socket's check can refuse it.
        let server = try LoopbackServer(answers: .ok())
        let open = CurlPolicy().with { $0.plainHTTPHosts = ["localhost"] }
        #expect(await isRefused("http://localhost:\(server.port)/", open))
        #expect(server.connections == 0)
        let listed = open.with {
            $0.allowedNetworks = ["127.0.0.0/8"].compactMap(NetworkRange.init)
        }
        let transport = CurlTransport(policy: listed)
        #expect(try await transport.send(.get("http://localhost:\(server.port)/")).status == 200)
        await transport.shutdown()
    }

    @Test(arguments: [
        "http://example.vn/", "http://8.8.8.8/", "http://127.0.0.1:%/", "http://localhost:%/",
        "ftp://example.vn/", "file:///etc/passwd", "gopher://127.0.0.1:%/", "dict://127.0.0.1:%/",
        "example.vn", "//example.vn/", "https:/example.vn/", "https:///example.vn/", "https://",
        "", "javascript:alert(1)",
    ])
    func `only https is spoken unless a setting says otherwise`(url: String) async throws {
        let server = try LoopbackServer(answers: .ok())
        #expect(await isRefused(url.replacing("%", with: "\(server.port)")))
        #expect(server.connections == 0)
    }

    @Test(arguments: ["http://example.vn/", "http://8.8.8.8/", "http://10.0.0.1/"])
    func `the loopback setting opens plain http to loopback alone`(url: String) async {
        #expect(await isRefused(url, .loopback))
    }

    @Test(arguments: [
        "http://user:secret@127.0.0.1:%/", "http://user@127.0.0.1:%/", "http://@127.0.0.1:%/",
        "http://:@127.0.0.1:%/", "http://example.vn@127.0.0.1:%/",
        "http://127.0.0.1:%\\@example.vn/", "http://127.0.0.1:%/a b", "http://127.0.0.1:%/\u{0}",
        "http://127.0.0.1:%/\r\nX-Forged:1",
    ])
    func `a URL with a user or with control characters is refused`(url: String) async throws {
        let server = try LoopbackServer(answers: .ok())
        #expect(await isRefused(url.replacing("%", with: "\(server.port)"), .loopback))
        #expect(server.connections == 0)
    }

    @Test(arguments: [
        ("X-Key", "a\r\nX-Forged: 1"), ("X-Key", "a\nb"), ("X-Key", "a\rb"), ("X-Key", "a\u{0}b"),
        ("X-Key", "a\u{7F}"), ("X Key", "a"), ("X-Key:", "a"), ("", "a"), ("X-Key\r\nY", "a"),
        ("Tỏi", "a"), ("Content-Length", "1"), ("transfer-encoding", "chunked"),
        ("Host", "example.vn"), ("X-Long", String(repeating: "x", count: 20_000)),
    ])
    func `a header that could forge another is refused`(name: String, value: String) async throws {
        let server = try LoopbackServer(answers: .ok())
        let transport = CurlTransport(policy: .loopback)
        let request = CourierRequest.get(server.url, headers: [CourierHeader(name, value)])
        #expect(await transport.failure(request)?.isRefused == true)
        #expect(server.connections == 0)
        await transport.shutdown()
    }

    @Test func `a body over the limit is refused`() async throws {
        let server = try LoopbackServer(answers: .ok())
        let transport = CurlTransport(policy: .loopback.with { $0.maximumRequestBytes = 3 })
        #expect(await transport.failure(.post(server.url, "four"))?.isRefused == true)
        #expect(try await transport.send(.post(server.url, "two")).status == 200)
        #expect(server.calls.map(\.text) == ["two"])
        await transport.shutdown()
    }
}
