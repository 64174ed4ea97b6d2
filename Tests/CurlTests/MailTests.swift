import Couriers
import Curl
import Foundation
import Market
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct MailTests {
    private static let login = MailServer.Login(
        user: MailPost.user, password: Secret(MailPost.password))

    @Test func `a notice arrives byte for byte`() async throws {
        let post = try await MailPost(.plain)
        let notice = NoticeMessage.sample()
        #expect(await CurlMailer.failure(notice, to: .loopback(post.port)) == nil)
        let mail = try await post.next()
        #expect(mail.from == "notices@vuonxa.example")
        #expect(mail.to == ["officer@commune.example"])
        #expect(Array(mail.content) == notice.bytes)
    }

    @Test(arguments: [
        (MailPost.Kind.startTLS, MailServer.Protection.byCommand), (.tls, .fromTheStart),
    ])
    func `a notice is sent by TLS with the account`(
        kind: MailPost.Kind, protection: MailServer.Protection
    ) async throws {
        let post = try await MailPost(kind, login: true)
        let server = MailServer.loopback(post.port, protection).with { $0.login = Self.login }
        let policy = CurlPolicy.loopback.with { $0.caFile = post.certificateFile }
        #expect(await CurlMailer.failure(to: server, policy) == nil)
        let mail = try await post.next()
        #expect(mail.user == MailPost.user)
        #expect(mail.isSecure)
        #expect(Array(mail.content) == NoticeMessage.sample().bytes)
    }

    @Test func `one notice after the other goes by the same mailer`() async throws {
        let post = try await MailPost(.plain)
        let mailer = CurlMailer(
            server: .loopback(post.port), transport: CurlTransport(policy: .loopback))
        for number in 0..<3 {
            try await mailer.send(.sample(to: "officer\(number)@commune.example"))
            #expect(try await post.next().to == ["officer\(number)@commune.example"])
        }
        await mailer.shutdown()
    }

    @Test func `a large notice arrives whole`() async throws {
        let post = try await MailPost(.plain)
        let lines = (0..<2_000).map { ".\($0) đặc sản\r\n" }
        let notice = NoticeMessage.sample(text: lines.joined())
        #expect(await CurlMailer.failure(notice, to: .loopback(post.port)) == nil)
        #expect(Array(try await post.next().content) == notice.bytes)
    }

    @Test func `a server without STARTTLS gets nothing`() async throws {
        let post = try await MailPost(.plain, faults: ["MAIL": "554 too far"])
        let failure = await CurlMailer.failure(to: .loopback(post.port, .byCommand))
        #expect(failure?.kind == "refused")
    }

    @Test(arguments: [
        (MailPost.Kind.startTLS, MailServer.Protection.byCommand), (.tls, .fromTheStart),
    ])
    func `a certificate that nobody vouches for is not trusted`(
        kind: MailPost.Kind, protection: MailServer.Protection
    ) async throws {
        let post = try await MailPost(kind)
        let failure = await CurlMailer.failure(to: .loopback(post.port, protection))
        #expect(failure?.kind == "refused")
    }

    @Test func `a wrong password is refused and stays unsaid`() async throws {
        let post = try await MailPost(.startTLS, login: true)
        let wrong = MailServer.Login(user: MailPost.user, password: Secret("sesame-sesame"))
        let server = MailServer.loopback(post.port, .byCommand).with { $0.login = wrong }
        let policy = CurlPolicy.loopback.with { $0.caFile = post.certificateFile }
        let failure = await CurlMailer.failure(to: server, policy)
        #expect(failure?.kind == "refused")
        var text = "\(String(describing: failure)) \(server) \(String(reflecting: server))"
        dump(failure, to: &text)
        dump(server, to: &text)
        #expect(!text.contains("sesame"))
    }
}
