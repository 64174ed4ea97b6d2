import Couriers
import Curl
import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct ProxyTests {
    private func policy(_ server: LoopbackServer) -> CurlPolicy {
        CurlPolicy().with {
            $0.proxy = CurlProxy(url: "http://clerk:hunter2@127.0.0.1:\(server.port)")
            $0.plainHTTPHosts = ["partner.example"]
        }
    }

    @Test func `a proxy named by a setting is used`() async throws {
        let server = try LoopbackServer(answers: .ok("by proxy"))
        let transport = CurlTransport(policy: policy(server))
        let reply = try await transport.send(.get("http://partner.example/feed"))
        #expect(reply.text == "by proxy")
        #expect(server.calls.map(\.path) == ["http://partner.example/feed"])
        await transport.shutdown()
    }

    @Test func `a proxy sees none of the headers that a tunnel hides`() async throws {
        let server = try LoopbackServer(answers: .status(403))
        let transport = CurlTransport(policy: policy(server))
        let key = CourierHeader("Token", "for the partner")
        let failure = await transport.failure(.get("https://partner.example/", headers: [key]))
        #expect(failure?.isUnreachable == true)
        let call = try #require(server.calls.first)
        #expect(call.method == "CONNECT")
        #expect(call.header("Token") == nil)
        await transport.shutdown()
    }

    @Test(arguments: ["https://10.0.0.1/", "https://127.0.0.1/", "https://localhost/"])
    func `a proxy is no way to an address at home`(url: String) async throws {
        let server = try LoopbackServer(answers: .ok())
        let transport = CurlTransport(policy: policy(server))
        #expect(await transport.failure(url)?.isRefused == true)
        #expect(server.connections == 0)
        await transport.shutdown()
    }

    @Test func `a proxy prints without its password`() throws {
        let policy = policy(try LoopbackServer(answers: .ok()))
        var text = "\(policy) \(String(reflecting: policy))"
        dump(policy, to: &text)
        #expect(!text.contains("hunter2"))
    }

    @Test func `the proxies of the environment are ignored`() async {
        // In a process of its own: the environment belongs to every thread of a process.
        await #expect(processExitsWith: .success) {
            for name in ["http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"] {
                setenv(name, "http://127.0.0.1:1", 1)
            }
            let server = try LoopbackServer(answers: .ok())
            let transport = CurlTransport(policy: .loopback)
            #expect(try await transport.send(.get(server.url)).status == 200)
            await transport.shutdown()
        }
    }
}
