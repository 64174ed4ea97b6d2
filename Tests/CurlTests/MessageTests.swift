import Couriers
import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct MessageTests {
    @Test func `a call arrives as the adapter wrote it`() async throws {
        let server = try LoopbackServer(answers: .json(#"{"code":200}"#, status: 201))
        let transport = CurlTransport(policy: .loopback)
        let body: [UInt8] = Array("Tỏi Lý Sơn".utf8) + [0, 1, 0xFF]
        let request = CourierRequest(
            method: .post, url: "\(server.url)/a/../b?shop=1",
            headers: [
                CourierHeader("Content-Type", "application/json"),
                CourierHeader("X-Key", "first"), CourierHeader("X-Key", "tỏi"),
                CourierHeader("X-Empty", ""),
            ],
            body: body)
        let reply = try await transport.send(request)
        let call = try #require(server.calls.first)
        #expect(call.method == "POST")
        #expect(call.path == "/a/../b?shop=1")
        #expect(call.body == body)
        #expect(call.headers.filter { $0.name == "X-Key" }.map(\.value) == ["first", "tỏi"])
        #expect(call.header("X-Empty") == "")
        #expect(call.header("User-Agent") == "vuonxa")
        #expect(call.header("Content-Type") == "application/json")
        #expect(reply.status == 201)
        #expect(reply.header("content-type") == "application/json")
        #expect(reply.text == #"{"code":200}"#)
        await transport.shutdown()
    }

    @Test(arguments: [CourierRequest.Method.get, .post, .put, .delete], [[], [0x7B, 0x7D]])
    func `every method carries its body or none`(
        method: CourierRequest.Method, body: [UInt8]
    ) async throws {
        let server = try LoopbackServer(answers: .ok())
        let transport = CurlTransport(policy: .loopback)
        _ = try await transport.send(CourierRequest(method: method, url: server.url, body: body))
        let call = try #require(server.calls.first)
        #expect(call.method == method.rawValue)
        #expect(call.body == body)
        #expect(call.header("Content-Type") == nil)
        #expect(call.header("Expect") == nil)
        await transport.shutdown()
    }

    @Test func `a large body goes out at once`() async throws {
        let server = try LoopbackServer(answers: .ok())
        let transport = CurlTransport(policy: .loopback)
        let body = [UInt8](repeating: 0x61, count: 3 << 20)
        _ = try await transport.send(CourierRequest(method: .put, url: server.url, body: body))
        let call = try #require(server.calls.first)
        #expect(call.body.count == body.count)
        #expect(call.header("Expect") == nil)
        await transport.shutdown()
    }

    @Test func `bodies of all sizes arrive whole, one after the other on one connection`()
        async throws
    {
        let server = try LoopbackServer(answers: .ok())
        let transport = CurlTransport(policy: .loopback)
        let bodies = [2_048, 100_000, 5, 70_000, 0, 300_000, 4_096, 4_097].enumerated().map {
            [UInt8](repeating: UInt8($0.offset), count: $0.element)
        }
        for body in bodies {
            _ = try await transport.send(
                CourierRequest(method: .post, url: server.url, body: body))
        }
        #expect(server.calls.map(\.body) == bodies)
        #expect(server.calls.allSatisfy { $0.header("Expect") == nil })
        #expect(server.connections == 1)
        await transport.shutdown()
    }

    @Test func `a redirect is an answer and is not followed`() async throws {
        let elsewhere = try LoopbackServer(answers: .ok())
        let server = try LoopbackServer(answers: .redirect(to: elsewhere.url))
        let transport = CurlTransport(policy: .loopback)
        let reply = try await transport.send(.post(server.url, "x"))
        #expect(reply.status == 301)
        #expect(reply.header("Location") == elsewhere.url)
        #expect(server.calls.count == 1)
        #expect(elsewhere.connections == 0)
        await transport.shutdown()
    }

    @Test func `nothing of one call stays behind for the next`() async throws {
        let cookie = LoopbackField("Set-Cookie", "session=1; Path=/")
        let server = try LoopbackServer(answers: .reply(status: 200, headers: [cookie]))
        let transport = CurlTransport(policy: .loopback)
        let key = CourierHeader("Token", "first")
        _ = try await transport.send(.post("\(server.url)/1", "body", headers: [key]))
        _ = try await transport.send(.get("\(server.url)/2"))
        let second = try #require(server.calls.last)
        #expect(second.method == "GET")
        #expect(second.body.isEmpty)
        #expect(second.header("Token") == nil)
        #expect(second.header("Cookie") == nil)
        #expect(second.header("Content-Length") == nil)
        await transport.shutdown()
    }

    private static let sayings: [([CourierHeader], String, String)] = [
        ([], "vuonxa", "gzip"),
        ([CourierHeader("User-Agent", "shop/2")], "shop/2", "gzip"),
        ([CourierHeader("accept-encoding", "identity")], "vuonxa", "identity"),
        ([CourierHeader("USER-AGENT", "x"), CourierHeader("Accept-Encoding", "br")], "x", "br"),
    ]

    @Test(arguments: sayings)
    func `a call says once who it is and what it unpacks, in the caller's words if it has any`(
        headers: [CourierHeader], agent: String, encoding: String
    ) async throws {
        let server = try LoopbackServer(answers: .ok())
        let transport = CurlTransport(policy: .loopback)
        _ = try await transport.send(.post(server.url, "body", headers: headers))
        let call = try #require(server.calls.first)
        let values = { (name: String) in
            call.headers.filter { $0.name.lowercased() == name }.map(\.value)
        }
        #expect(values("user-agent") == [agent])
        #expect(values("accept-encoding") == [encoding])
        await transport.shutdown()
    }

    @Test func `a transport without a name sends none`() async throws {
        let server = try LoopbackServer(answers: .ok())
        let transport = CurlTransport(policy: .loopback.with { $0.userAgent = "" })
        _ = try await transport.send(.get(server.url))
        let call = try #require(server.calls.first)
        #expect(call.header("User-Agent") == nil)
        #expect(call.header("Accept-Encoding") == "gzip")
        await transport.shutdown()
    }

    @Test func `more URLs than are remembered each get their own call on one connection`()
        async throws
    {
        let server = try LoopbackServer { .ok($0.path) }
        let transport = CurlTransport(policy: .loopback)
        // Each twice in a row: once as it was read just now, and once as it is remembered.
        for number in 0..<600 {
            let path = "/orders/../\(number / 2)?of=\(number / 2)"
            #expect(try await transport.send(.get(server.url + path)).text == path)
        }
        #expect(server.connections == 1)
        await transport.shutdown()
    }
}
