import Couriers
import Curl
import Market
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

    @Test func `a transport and its policy print nothing that they know`() async throws {
        let server = try LoopbackServer(answers: .status(407))
        let policy = CurlPolicy.loopback.with {
            $0.proxy = CurlProxy(url: "http://clerk:\(Self.secret)@127.0.0.1:\(server.port)")
        }
        let transport = CurlTransport(policy: policy)
        let key = CourierHeader("Authorization", "Bearer \(Self.secret)")
        let url = "https://partner.example/?token=\(Self.secret)"
        let failure = await transport.failure(.post(url, Self.secret, headers: [key]))
        #expect(failure?.isUnreachable == true)
        let login = MailServer.Login(user: "clerk", password: Secret(Self.secret))
        let mailServer = MailServer(
            host: "mail.example", port: 587, protection: .byCommand, login: login)
        let mailer = CurlMailer(server: mailServer, transport: transport)
        for thing in [failure as Any, policy, transport, mailServer, mailer] {
            var text = "\(thing) \(String(reflecting: thing))"
            dump(thing, to: &text)
            #expect(!text.contains(Self.secret), "\(text)")
        }
        await mailer.shutdown()
        await transport.shutdown()
    }

    @Test func `nothing of a call is written to the log or the output`() async throws {
        // In a process of its own, whose every output is read.
        let result = await #expect(
            processExitsWith: .success,
            observing: [\.standardOutputContent, \.standardErrorContent]
        ) {
            let server = try LoopbackServer(answers: .hang)
            let transport = CurlTransport(
                policy: .loopback.with { $0.callTimeout = .milliseconds(200) })
            let key = CourierHeader("Authorization", "Bearer hunter2secret")
            let url = "\(server.url)/?token=hunter2secret"
            let failure = await transport.failure(.post(url, "hunter2secret", headers: [key]))
            #expect(failure?.isInterrupted == true)
            await transport.shutdown()
        }
        let output = (result?.standardOutputContent ?? []) + (result?.standardErrorContent ?? [])
        #expect(!String(decoding: output, as: UTF8.self).contains(Self.secret))
    }
}
