import Couriers
import Curl
import Market
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct MailRefusalTests {
    /// A server that would notice if anything came.
    private func isRefusedUnsent(
        _ notice: NoticeMessage, _ change: (inout MailServer) -> Void = { _ in }
    ) async throws -> Bool {
        let listener = try LoopbackServer(answers: .ok())
        let server = MailServer.loopback(Int(listener.port)).with(change)
        let failure = await CurlMailer.failure(notice, to: server)
        return failure?.kind == "refused" && listener.connections == 0
    }

    @Test(arguments: [
        "", "officer", "@", "@commune.example", "officer@", "a@b@c", "a b@commune.example",
        "a@commune.example\r\nRCPT TO:<b@commune.example>", "a@commune.example\n", "a\u{0}@b",
        "a@b>\r\nDATA", "<a@b>", "a@b,c@d", "\"a b\"@c", "cán.bộ@xã.example",
        String(repeating: "a", count: 250) + "@b.vn",
    ])
    func `an address that could say more than itself is refused`(address: String) async throws {
        #expect(try await isRefusedUnsent(.sample(to: address)))
        #expect(try await isRefusedUnsent(.sample(from: address)))
    }

    @Test(arguments: [
        "", "no end", "bare\nfeed\r\n", "bare\rreturn\r\n", "half\r\n.\n", "\r", "zero\u{0}\r\n",
        "a\n.\nMAIL FROM:<b@c>\r\n",
    ])
    func `lines that servers read in two ways are refused`(text: String) async throws {
        let notice = NoticeMessage(
            id: "n1", from: "a@b.example", to: "c@d.example", bytes: Array(text.utf8))
        #expect(try await isRefusedUnsent(notice))
    }

    @Test(arguments: [(998, false), (999, true)])
    func `a line longer than mail allows is refused`(count: Int, isRefused: Bool) async throws {
        let text = String(repeating: "x", count: count) + "\r\n"
        let post = try await MailPost(.plain)
        let failure = await CurlMailer.failure(.sample(text: text), to: .loopback(post.port))
        #expect(failure?.kind == (isRefused ? "refused" : nil))
    }

    @Test(arguments: [
        "", "127.0.0.1/x", "a@127.0.0.1", "127.0.0.1:25", "127.0.0.1\r\n", "a b", "10.0.0.1",
        "169.254.169.254", "mail.example",
    ])
    func `a server that is no plain name, not public or without TLS is refused`(
        host: String
    ) async throws {
        #expect(try await isRefusedUnsent(.sample()) { $0.host = host })
    }

    @Test(arguments: ["", "a b", "a\r\nMAIL FROM:<x@y>", "a/b?c"])
    func `an own name that is none is refused`(name: String) async throws {
        #expect(try await isRefusedUnsent(.sample()) { $0.ownName = name })
    }

    @Test func `a setting opens mail without TLS, but not for a password`() async throws {
        let policy = CurlPolicy().with {
            $0.plainMailHosts = ["Relay.Example."]
            $0.connectTimeout = .milliseconds(200)
        }
        let server = MailServer(host: "relay.example", port: 1, protection: .none)
        #expect(await CurlMailer.failure(to: server, policy)?.kind == "later")
        let login = MailServer.Login(user: "a", password: Secret("b"))
        let failure = await CurlMailer.failure(to: server.with { $0.login = login }, policy)
        #expect(failure?.kind == "refused")
    }

    @Test func `a name that leads home is refused by its address`() async throws {
        let server = MailServer(host: "localhost", port: 1, protection: .byCommand)
        #expect(await CurlMailer.failure(to: server, CurlPolicy())?.kind == "refused")
    }
}
