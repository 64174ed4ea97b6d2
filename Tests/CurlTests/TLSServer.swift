import Foundation
import TestSupport

/// A TLS server in a child process, with a certificate that nobody has signed but itself.
final class TLSServer: Sendable {
    enum Kind: String {
        case https
        /// Breaks off after its certificate, and knows no secure renegotiation (RFC 5746).
        case legacy
    }

    let port: Int
    /// The certificate, to be trusted as an authority.
    let certificateFile: String
    private let folder: URL
    private let child: ChildProcess

    /// Starts a server for these names; it listens on 127.0.0.1.
    init(
        _ kind: Kind = .https, certifiedFor names: String = "IP:127.0.0.1,DNS:localhost"
    ) async throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("vuonxa-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        certificateFile = folder.appendingPathComponent("certificate.pem").path
        child = try ChildProcess([
            "python3", "-c", Self.program, kind.rawValue, folder.path, "subjectAltName=\(names)",
        ])
        let line = await child.firstLine()
        guard let port = Int(line) else { throw TLSServerError(line: line) }
        self.port = port
    }

    deinit {
        child.end()
        try? FileManager.default.removeItem(at: folder)
    }

    private static let program = """
        import http.server, signal, socket, ssl, subprocess, sys
        kind, folder, names = sys.argv[1:]
        certificate, key = folder + "/certificate.pem", folder + "/key.pem"
        # Should the test crash, the server ends by itself.
        signal.alarm(120)
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
             "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=loopback",
             "-addext", names, "-keyout", key, "-out", certificate],
            check=True, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Length", "6")
                self.end_headers()
                self.wfile.write(b"secure")
            def log_message(self, *words):
                pass

        def https():
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
            server.socket = context.wrap_socket(
                server.socket, server_side=True, do_handshake_on_connect=False)
            print(server.server_port, flush=True)
            server.serve_forever()

        def sized(count, data):
            return len(data).to_bytes(count, "big") + data

        def message(kind, data):
            whole = bytes([kind]) + sized(3, data)
            return b"\\x16\\x03\\x03" + sized(2, whole)

        def legacy():
            der = ssl.PEM_cert_to_DER_cert(open(certificate).read())
            hello = b"\\x03\\x03" + b"\\x01" * 32 + b"\\x00" + b"\\xc0\\x2b" + b"\\x00"
            flight = message(2, hello) + message(11, sized(3, sized(3, der)))
            server = socket.create_server(("127.0.0.1", 0))
            print(server.getsockname()[1], flush=True)
            while True:
                connection, _ = server.accept()
                connection.recv(65536)
                connection.sendall(flight)
                connection.recv(65536)
                connection.close()

        {"https": https, "legacy": legacy}[kind]()
        """
}

/// The server said this instead of its port.
struct TLSServerError: Error {
    let line: String
}
