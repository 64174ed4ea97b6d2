import Couriers
import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct HTTP2Tests {
    private func transport(_ server: HTTP2Server) -> CurlTransport {
        CurlTransport(policy: .loopback.with { $0.caFile = server.certificateFile })
    }

    @Test func `a server that offers HTTP2 is spoken to in HTTP2`() async throws {
        let server = try await HTTP2Server()
        let transport = transport(server)
        let reply = try await transport.send(.post("https://127.0.0.1:\(server.port)/", "tỏi"))
        #expect(reply.status == 200)
        #expect(reply.text == "h2, connection 0: tỏi")
        await transport.shutdown()
    }

    @Test func `calls at the same time share its connection`() async throws {
        let server = try await HTTP2Server()
        let transport = transport(server)
        let url = "https://127.0.0.1:\(server.port)/"
        // Until the first answer nobody knows that the server can take several calls.
        _ = try await transport.send(.post(url, "first"))
        let answers = try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for number in 0..<40 {
                group.addTask { (number, try await transport.send(.post(url, "\(number)")).text) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count == 40)
        #expect(answers.allSatisfy { $0.1 == "h2, connection 0: \($0.0)" })
        await transport.shutdown()
    }

    @Test func `bodies larger than its windows pass in both directions`() async throws {
        let server = try await HTTP2Server()
        let transport = transport(server)
        let url = "https://127.0.0.1:\(server.port)/"
        _ = try await transport.send(.post(url, "first"))
        let answers = try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for number in 0..<6 {
                let body = String(repeating: "\(number)", count: 300_000 + number)
                group.addTask { (number, try await transport.send(.post(url, body)).text) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for (number, answer) in answers {
            let body = String(repeating: "\(number)", count: 300_000 + number)
            #expect(answer.hasSuffix(": " + body), "\(answer.count) bytes came for \(number)")
        }
        await transport.shutdown()
    }
}
