import TestSupport

/// An HTTP/2 server by TLS in a child process; it answers "h2, connection N: " and the call's body.
final class HTTP2Server: Sendable {
    let port: Int
    /// The certificate, to be trusted as an authority.
    let certificateFile: String
    private let folder: TestFolder
    private let child: ChildProcess

    init() async throws {
        folder = try TestFolder()
        certificateFile = folder.path("certificate.pem")
        child = try ChildProcess([TestTools.python, "-c", Self.program, folder.path])
        let line = await child.firstLine()
        guard let port = Int(line) else { throw TLSServerError(line: line + child.complaints) }
        self.port = port
    }

    deinit {
        child.end()
    }

    private static let program =
        TestCertificate.program + """

            import itertools, socket, ssl, threading
            from h2.config import H2Configuration
            from h2.connection import H2Connection
            from h2.events import DataReceived, StreamEnded

            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
            context.set_alpn_protocols(["h2"])

            # Sends what the windows leave room for.
            def go_on(speech, answers):
                for stream in list(answers):
                    while True:
                        room = min(speech.local_flow_control_window(stream),
                                   speech.max_outbound_frame_size)
                        piece, answers[stream] = answers[stream][:room], answers[stream][room:]
                        if not answers[stream]:
                            speech.send_data(stream, piece, end_stream=True)
                            del answers[stream]
                            break
                        if not piece:
                            break
                        speech.send_data(stream, piece)

            def serve(plain, number):
                connection = context.wrap_socket(plain, server_side=True)
                speech = H2Connection(H2Configuration(client_side=False))
                speech.initiate_connection()
                connection.sendall(speech.data_to_send())
                bodies, answers = {}, {}
                while data := connection.recv(65536):
                    for event in speech.receive_data(data):
                        if isinstance(event, DataReceived):
                            bodies[event.stream_id] = bodies.get(event.stream_id, b"") + event.data
                            speech.acknowledge_received_data(
                                event.flow_controlled_length, event.stream_id)
                        elif isinstance(event, StreamEnded):
                            speech.send_headers(event.stream_id, [(":status", "200")])
                            answers[event.stream_id] = b"h2, connection %d: " % number
                            answers[event.stream_id] += bodies.pop(event.stream_id, b"")
                    go_on(speech, answers)
                    connection.sendall(speech.data_to_send())

            server = socket.create_server(("127.0.0.1", 0))
            print(server.getsockname()[1], flush=True)
            for number in itertools.count():
                plain, _ = server.accept()
                threading.Thread(target=serve, args=(plain, number), daemon=True).start()
            """
}

/// The first lines of a Python server: a certificate for loopback that nobody else vouches for.
enum TestCertificate {
    static let program = """
        import signal, subprocess, sys
        folder = sys.argv[1]
        certificate, key = folder + "/certificate.pem", folder + "/key.pem"
        # Should the test crash, the server ends by itself.
        signal.alarm(120)
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
             "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=loopback",
             "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost",
             "-keyout", key, "-out", certificate],
            check=True, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        """
}
