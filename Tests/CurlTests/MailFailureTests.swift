import Couriers
import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct MailFailureTests {
    private func failure(_ step: String, _ fault: String) async throws -> NoticeError? {
        let post = try await MailPost(.plain, faults: [step: fault])
        let server = MailServer.loopback(post.port).with { $0.timeout = .milliseconds(500) }
        return await CurlMailer.failure(to: server)
    }

    @Test(arguments: ["MAIL", "RCPT", "DATA", "END"], [("451", "later"), ("550", "never")])
    func `the server's answer says whether another try makes sense`(
        step: String, answer: (code: String, kind: String)
    ) async throws {
        let failure = try await failure(step, "\(answer.code) hunter2secret")
        #expect(failure?.kind == answer.kind)
        #expect("\(String(describing: failure))".contains(answer.code))
        #expect(!"\(String(describing: failure))".contains("hunter2secret"))
    }

    @Test(arguments: ["EHLO", "MAIL", "RCPT", "DATA"], ["hang", "close"])
    func `what ends before the last line was not sent`(step: String, fault: String) async throws {
        #expect(try await failure(step, fault)?.kind == "later")
    }

    @Test(arguments: ["hang", "close"])
    func `what ends after the last line may have been sent`(fault: String) async throws {
        #expect(try await failure("END", fault)?.kind == "unknown")
    }

    @Test func `without a server a later try makes sense`() async {
        #expect(await CurlMailer.failure(to: .loopback(1))?.kind == "later")
    }

    @Test(arguments: ["garbage", "disconnect", "page"])
    func `a server of another kind gets no mail`(kind: String) async throws {
        let answers: [String: LoopbackAnswer] = [
            "garbage": .garbage, "disconnect": .disconnect, "page": .page("<html>"),
        ]
        let server = try LoopbackServer(answers: try #require(answers[kind]))
        let mailServer = MailServer.loopback(Int(server.port)).with {
            $0.timeout = .milliseconds(300)
        }
        #expect(await CurlMailer.failure(to: mailServer)?.kind == "later")
    }

    @Test func `a cancelled task stops its mail`() async throws {
        let post = try await MailPost(.plain, faults: ["END": "hang"])
        let mailer = CurlMailer(
            server: .loopback(post.port), transport: CurlTransport(policy: .loopback))
        let sending = Task { try await mailer.send(.sample()) }
        sending.cancel()
        await #expect(throws: NoticeError.self) { try await sending.value }
        await mailer.shutdown()
    }
}
