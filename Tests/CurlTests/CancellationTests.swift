import Couriers
import Curl
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct CancellationTests {
    @Test func `a cancelled task stops its call on the wire`() async throws {
        let server = try LoopbackServer(answers: .hang)
        let transport = CurlTransport(policy: .loopback)
        let call = Task { await transport.failure(server.url) }
        _ = await server.arrivals(1)
        call.cancel()
        #expect(await call.value == .cancelled)
        await server.departures(1)
        await transport.shutdown()
    }

    @Test func `a call cancelled before its start is never sent`() async throws {
        let server = try LoopbackServer(answers: .ok())
        let transport = CurlTransport(policy: .loopback)
        let call = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await transport.failure("\(server.url)/never")
        }
        #expect(await call.value == .cancelled)
        _ = try await transport.send(.get("\(server.url)/after"))
        #expect(server.calls.map(\.path) == ["/after"])
        #expect(server.connections == 1)
        await transport.shutdown()
    }

    @Test func `a call cancelled while it waits for its turn is never sent`() async throws {
        let gate = try LoopbackGate()
        let server = try LoopbackServer { _ in .held(gate, .ok()) }
        let transport = CurlTransport(policy: .loopback.with { $0.callsPerHost = 1 })
        async let first = transport.send(.get("\(server.url)/first"))
        _ = await server.arrivals(1)
        let second = Task { await transport.failure("\(server.url)/second") }
        second.cancel()
        #expect(await second.value == .cancelled)
        gate.open()
        #expect(try await first.status == 200)
        _ = try await transport.send(.get("\(server.url)/third"))
        #expect(server.calls.map(\.path) == ["/first", "/third"])
        await transport.shutdown()
    }

    @Test(arguments: [1, 7, 2026])
    func `every call ends once, however cancellations fall`(seed: UInt64) async throws {
        let server = try LoopbackServer { .ok($0.path) }
        let transport = CurlTransport(policy: .loopback.with { $0.callsPerHost = 8 })
        var state = seed
        var outcomes: [TransportError?] = []
        let calls = (0..<200).map { number in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let call = Task { await transport.failure("\(server.url)/\(number)") }
            if state >> 62 == 0 { call.cancel() }
            return call
        }
        for call in calls { outcomes.append(await call.value) }
        #expect(outcomes.allSatisfy { $0 == nil || $0 == .cancelled }, "seed \(seed)")
        #expect(outcomes.contains(nil), "seed \(seed)")
        #expect(try await transport.send(.get("\(server.url)/last")).text == "/last")
        await transport.shutdown()
    }

    @Test func `shutting down ends a running call and refuses the next`() async throws {
        let server = try LoopbackServer(answers: .hang)
        let transport = CurlTransport(policy: .loopback)
        let call = Task { await transport.failure(server.url) }
        _ = await server.arrivals(1)
        await transport.shutdown()
        #expect(await call.value?.isInterrupted == true)
        #expect(await transport.failure(server.url)?.isUnreachable == true)
        await transport.shutdown()
        await server.departures(1)
    }
}
