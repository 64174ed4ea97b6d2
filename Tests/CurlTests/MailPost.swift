import Foundation
import TestSupport

/// A mail server (aiosmtpd) in a child process, on loopback; each step may be told to fail.
final class MailPost: Sendable {
    enum Kind: String {
        case plain
        case startTLS
        case tls
    }

    /// A mail as the server took it.
    struct Mail: Decodable, Hashable {
        let from: String
        let to: [String]
        /// Base64 of the bytes.
        let content: Data
        let user: String?
        let isSecure: Bool
    }

    static let user = "notices@vuonxa.example"
    static let password = "hunter2 mật"

    let port: Int
    /// The certificate, to be trusted as an authority.
    let certificateFile: String
    private let folder: TestFolder
    private let child: ChildProcess

    /// `faults` tells a step (EHLO, MAIL, RCPT, DATA, END) to answer so, to "hang" or to "close".
    init(_ kind: Kind, login: Bool = false, faults: [String: String] = [:]) async throws {
        folder = try TestFolder()
        certificateFile = folder.path("certificate.pem")
        let words = faults.map { "\($0.key)=\($0.value)" }
        child = try ChildProcess(
            [
                TestTools.python, "-c", Self.program, folder.path, kind.rawValue,
                login ? Self.user : "", login ? Self.password : "",
            ] + words)
        let line = await child.firstLine()
        guard let port = Int(line) else { throw TLSServerError(line: line + child.complaints) }
        self.port = port
    }

    deinit {
        child.end()
    }

    /// The next mail that it took; it waits for one.
    func next() async throws -> Mail {
        try JSONDecoder().decode(Mail.self, from: Data(await child.firstLine().utf8))
    }

    private static let program =
        TestCertificate.program + """

            import asyncio, base64, json, ssl
            from aiosmtpd.smtp import SMTP, AuthResult

            kind, user, password = sys.argv[2:5]
            faults = dict(word.split("=", 1) for word in sys.argv[5:])
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)

            async def fails(server, step):
                fault = faults.get(step)
                if fault == "hang":
                    await asyncio.sleep(600)
                elif fault == "close":
                    server.transport.close()
                elif fault:
                    await server.push(fault)
                return fault is not None

            class Post(SMTP):
                pass

            def scripted(step):
                usual = getattr(SMTP, "smtp_" + step)
                async def command(self, words):
                    if not await fails(self, step):
                        await usual(self, words)
                return command

            for step in ("EHLO", "MAIL", "RCPT", "DATA"):
                setattr(Post, "smtp_" + step, scripted(step))

            class Handler:
                async def handle_DATA(self, server, session, envelope):
                    if "END" in faults and faults["END"] not in ("hang", "close"):
                        return faults["END"]
                    if await fails(server, "END"):
                        return "421 closing"
                    print(json.dumps({
                        "from": envelope.mail_from, "to": envelope.rcpt_tos,
                        "content": base64.b64encode(envelope.original_content).decode(),
                        "user": session.auth_data,
                        "isSecure": server.transport.get_extra_info("ssl_object") is not None,
                    }), flush=True)
                    return "250 taken"

            def check(server, session, envelope, mechanism, given):
                is_right = (given.login, given.password) == (user.encode(), password.encode())
                return AuthResult(success=is_right, handled=False, auth_data=user)

            async def main():
                inside = context if kind == "startTLS" else None
                login = {"authenticator": check, "auth_required": True,
                         "auth_require_tls": kind == "startTLS"} if user else {}
                server = await asyncio.get_running_loop().create_server(
                    lambda: Post(Handler(), tls_context=inside, hostname="loopback",
                                 require_starttls=inside is not None, **login),
                    "127.0.0.1", 0, ssl=context if kind == "tls" else None)
                print(server.sockets[0].getsockname()[1], flush=True)
                await server.serve_forever()

            asyncio.run(main())
            """
}
