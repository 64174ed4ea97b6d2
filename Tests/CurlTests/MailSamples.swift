import Couriers
import Curl
import Market

extension NoticeMessage {
    /// A notice in Vietnamese whose lines begin and end in every way that SMTP has views on.
    static func sample(
        from: String = "notices@vuonxa.example", to: String = "officer@commune.example",
        text: String = "Tỏi Lý Sơn đã được duyệt.\r\n.\r\n..\r\n.một chấm\r\n"
    ) -> NoticeMessage {
        let header =
            "From: <notices@vuonxa.example>\r\nTo: <officer@commune.example>\r\n"
            + "Message-ID: <n1@vuonxa.example>\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        return NoticeMessage(id: "n1", from: from, to: to, bytes: Array((header + text).utf8))
    }
}

extension MailServer {
    static func loopback(_ port: Int, _ protection: Protection = .none) -> MailServer {
        MailServer(host: "127.0.0.1", port: port, protection: protection)
    }

    func with(_ change: (inout MailServer) -> Void) -> MailServer {
        var server = self
        change(&server)
        return server
    }
}

extension CurlMailer {
    /// The error of a notice that is expected to fail; nil when the server took it.
    static func failure(
        _ notice: NoticeMessage = .sample(), to server: MailServer,
        _ policy: CurlPolicy = .loopback
    ) async -> NoticeError? {
        let mailer = CurlMailer(server: server, transport: CurlTransport(policy: policy))
        var failure: NoticeError?
        do throws(NoticeError) {
            try await mailer.send(notice)
        } catch {
            failure = error
        }
        await mailer.shutdown()
        return failure
    }
}

extension NoticeError {
    /// The case alone, by name.
    var kind: String {
        switch self {
        case .refused: "refused"
        case .later: "later"
        case .never: "never"
        case .unknown: "unknown"
        }
    }
}
