import Couriers
import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct SecrecyTests {
    private static let secret = "hunter2secret"

    private func expectSilence(
        _ url: String, _ policy: CurlPolicy = .loopback, key: String = secret
    ) async {
        let transport = CurlTransport(policy: policy)
        let headers = [
            CourierHeader("Authorization", "Bearer \(key)"), CourierHeader("Token", key),
        ]
        let failure = await transport.failure(.post(url, Self.secret, headers: headers))
        await transport.shutdown()
        #expect(failure != nil)
        var text = "\(String(describing: failure)) \(String(reflecting: failure))"
        dump(failure, to: &text)
        #expect(!text.contains(Self.secret), "\(text)")
        #expect(!text.contains("token="), "\(text)")
    }

    @Test(arguments: [
        "http://127.0.0.1:1/?token=hunter2secret", "https://10.0.0.1/?token=hunter2secret",
        "http://u:hunter2secret@127.0.0.1:1/", "ftp://127.0.0.1/?token=hunter2secret",
        "http://example.vn/?token=hunter2secret", "https://nobody.invalid/?token=hunter2secret",
        "http://127.0.0.1:99999/?token=hunter2secret", "http://127.0.0.1:1/ ?token=hunter2secret",
        "hunter2secret", "https://?token=hunter2secret", "https:///?token=hunter2secret",
    ])
    func `a URL that fails is not told`(url: String) async {
        await expectSilence(url)
    }

    @Test(arguments: ["hang", "garbage", "disconnect", "large"])
    func `a call that fails tells nothing of what it carried`(kind: String) async throws {
        let answers: [String: LoopbackAnswer] = [
            "hang": .hang, "garbage": .garbage, "disconnect": .disconnect, "large": .large(10_000),
        ]
        let server = try LoopbackServer(answers: try #require(answers[kind]))
        let policy = CurlPolicy.loopback.with {
            $0.callTimeout = .milliseconds(200)
            $0.maximumAnswerBytes = 1_000
        }
        await expectSilence("\(server.url)/?token=\(Self.secret)", policy)
    }

    @Test func `a forged header is refused without quoting it`() async {
        await expectSilence("http://127.0.0.1:1/", key: "\(Self.secret)\r\nX-Forged: 1")
    }
}
