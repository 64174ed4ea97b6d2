import Couriers
import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct FetchTests {
    private let folder: TestFolder
    private static let policy = CurlPolicy.loopback.with { $0.maximumAnswerBytes = 10_000 }

    init() throws {
        folder = try TestFolder()
    }

    private func fetch(
        _ answer: LoopbackAnswer, to name: String = "label.pdf", limitBytes: Int = 1 << 20
    ) async throws -> Result<CourierReply, TransportError> {
        let server = try LoopbackServer(answers: answer)
        let transport = CurlTransport(policy: Self.policy)
        let result: Result<CourierReply, TransportError>
        do throws(TransportError) {
            result = .success(
                try await transport.fetch(
                    .get(server.url), to: folder.path(name), limitBytes: limitBytes))
        } catch {
            result = .failure(error)
        }
        await transport.shutdown()
        return result
    }

    @Test func `a body that memory must not hold goes to a file`() async throws {
        let body = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let reply = try await fetch(.reply(status: 200, body: body)).get()
        #expect(reply.status == 200)
        #expect(reply.body.isEmpty)
        #expect(folder.names == ["label.pdf"])
        #expect(folder.bytes("label.pdf") == body)
    }

    @Test func `a file of that name is replaced`() async throws {
        try folder.write("an old label", to: "label.pdf")
        #expect(try await fetch(.ok("new")).get().status == 200)
        #expect(folder.bytes("label.pdf") == Array("new".utf8))
    }

    @Test func `an empty body makes an empty file`() async throws {
        #expect(try await fetch(.ok()).get().status == 200)
        #expect(folder.bytes("label.pdf") == [])
    }

    @Test func `just the limit is taken and one byte more is not`() async throws {
        #expect(try await fetch(.large(50_000), limitBytes: 50_000).get().status == 200)
        let result = try await fetch(.large(50_001), to: "other", limitBytes: 50_000)
        #expect(result == .failure(.tooLarge(limitBytes: 50_000)))
        #expect(folder.names == ["label.pdf"])
    }

    @Test func `a body without a length is cut off at the limit`() async throws {
        let body = [UInt8](repeating: 0x61, count: 60_000)
        let head = Array("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".utf8)
        let result = try await fetch(.raw(head + body), limitBytes: 50_000)
        #expect(result == .failure(.tooLarge(limitBytes: 50_000)))
        #expect(folder.names.isEmpty)
    }

    @Test(arguments: ["cut", "disconnect", "garbage"])
    func `a broken answer leaves the old file as it is`(kind: String) async throws {
        let answers: [String: LoopbackAnswer] = [
            "cut": .cut(body: [UInt8](repeating: 0x61, count: 1_000), afterBytes: 500),
            "disconnect": .disconnect, "garbage": .garbage,
        ]
        try folder.write("an old label", to: "label.pdf")
        let result = try await fetch(try #require(answers[kind]))
        guard case .failure(.interrupted) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(folder.names == ["label.pdf"])
        #expect(folder.bytes("label.pdf") == Array("an old label".utf8))
    }

    @Test func `an error is an answer in memory and makes no file`() async throws {
        let reply = try await fetch(.json(#"{"message":"no such label"}"#, status: 404)).get()
        #expect(reply.status == 404)
        #expect(reply.text == #"{"message":"no such label"}"#)
        #expect(folder.names.isEmpty)
    }

    @Test func `an error's body may not fill the memory`() async throws {
        let body = [UInt8](repeating: 0x61, count: 20_000)
        let result = try await fetch(.reply(status: 500, body: body))
        #expect(result == .failure(.tooLarge(limitBytes: 10_000)))
    }

    @Test func `without a place for the file nothing is sent`() async throws {
        let server = try LoopbackServer(answers: .ok())
        let transport = CurlTransport(policy: Self.policy)
        await #expect(throws: TransportError.self) {
            try await transport.fetch(
                .get(server.url), to: folder.path("none/label.pdf"), limitBytes: 1_000)
        }
        #expect(server.connections == 0)
        await transport.shutdown()
    }

    @Test func `a cancelled fetch leaves nothing behind`() async throws {
        let server = try LoopbackServer(answers: .hang)
        let transport = CurlTransport(policy: Self.policy)
        let path = folder.path("label.pdf")
        let fetch = Task {
            try await transport.fetch(.get(server.url), to: path, limitBytes: 1_000)
        }
        _ = await server.arrivals(1)
        #expect(folder.names.count == 1)
        fetch.cancel()
        await #expect(throws: TransportError.cancelled) { try await fetch.value }
        #expect(folder.names.isEmpty)
        await transport.shutdown()
    }
}
