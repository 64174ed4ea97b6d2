import Couriers
import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct KeepAliveTests {
    @Test func `calls one after the other share a connection`() async throws {
        let server = try LoopbackServer(answers: .ok("here"))
        let transport = CurlTransport(policy: .loopback)
        for _ in 0..<5 {
            #expect(try await transport.send(.get(server.url)).text == "here")
        }
        #expect(server.calls.map(\.connection) == [0, 0, 0, 0, 0])
        await transport.shutdown()
    }

    @Test func `sixty-four calls run at the same time`() async throws {
        let gate = try LoopbackGate()
        let server = try LoopbackServer { .held(gate, .ok($0.path)) }
        let transport = CurlTransport(policy: .loopback.with { $0.callsPerHost = 64 })
        let answers = try await withThrowingTaskGroup(of: (String, String).self) { group in
            for number in 0..<64 {
                group.addTask {
                    let reply = try await transport.send(.get("\(server.url)/\(number)"))
                    return ("/\(number)", reply.text)
                }
            }
            // None is answered before all have come.
            #expect(await server.arrivals(64).count == 64)
            gate.open()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count == 64)
        #expect(answers.allSatisfy { $0.0 == $0.1 })
        await transport.shutdown()
    }

    @Test func `a host gets no more connections than its limit`() async throws {
        let server = try LoopbackServer { .ok($0.path) }
        let transport = CurlTransport(policy: .loopback.with { $0.callsPerHost = 3 })
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                group.addTask { _ = try await transport.send(.get("\(server.url)/\(number)")) }
            }
            try await group.waitForAll()
        }
        #expect(server.calls.count == 60)
        #expect((1...3).contains(server.connections))
        await transport.shutdown()
    }

    @Test func `a call too many in the line is turned away unsent`() async throws {
        let gate = try LoopbackGate()
        let server = try LoopbackServer { _ in .held(gate, .ok()) }
        let policy = CurlPolicy.loopback.with {
            $0.callsPerHost = 1
            $0.maximumWaitingCalls = 0
        }
        let transport = CurlTransport(policy: policy)
        async let first = transport.send(.get("\(server.url)/first"))
        _ = await server.arrivals(1)
        let failure = await transport.failure("\(server.url)/second")
        #expect(failure?.isUnreachable == true)
        gate.open()
        #expect(try await first.status == 200)
        #expect(server.calls.map(\.path) == ["/first"])
        await transport.shutdown()
    }
}
