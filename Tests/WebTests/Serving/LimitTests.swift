import HTTPTypes
import Market
import NIOCore
import TestSupport
import Testing

@testable import Web

/// What exceeds a limit is refused in words, and the server goes on.
@Suite struct LimitTests {
    private static let echo = Endpoint.sample(.post, "/echo") { call in
        Reply(.ok, body: .init(bytes: try await call.bytes()))
    }

    private static let small: WebLimits = {
        var limits = WebLimits()
        limits.bodyBytes = 1_000
        limits.headerFieldBytes = 500
        limits.headerBytes = 1_000
        limits.headerCount = 20
        return limits
    }()

    @Test func `a body at the limit passes and one byte more is refused`() async throws {
        try await DoorRig.run([Self.echo], limits: Self.small) { rig in
            let whole = try await rig.probe.send(
                "POST", "/echo", body: Array(repeating: 65, count: 1_000))
            #expect(whole.status == 200)
            #expect(whole.body.count == 1_000)
            let more = try await rig.probe.send(
                "POST", "/echo", body: Array(repeating: 65, count: 1_001))
            #expect(more.status == 413)
            #expect(more.code == "body_too_large")
        }
    }

    @Test func `a huge announced body is refused before it is sent`() async throws {
        try await DoorRig.run([Self.echo], limits: Self.small) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write("POST /echo HTTP/1.1\r\nContent-Length: 9999999999\r\n\r\n")
            let reading = try await wire.read()
            #expect(reading.status == 413)
            #expect(reading.header("Connection") == "close")
            #expect(try await wire.isEnded())
        }
    }

    @Test func `a body in chunks is counted as it comes`() async throws {
        try await DoorRig.run([Self.echo], limits: Self.small) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write("POST /echo HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")
            let chunk = "190\r\n" + String(repeating: "a", count: 400) + "\r\n"
            for _ in 0..<3 { try await wire.write(chunk) }
            #expect(try await wire.read().status == 413)
        }
    }

    @Test(arguments: [
        "GET /\(String(repeating: "a", count: 600)) HTTP/1.1\r\n\r\n",
        "GET /thing HTTP/1.1\r\nX-Long: \(String(repeating: "a", count: 600))\r\n\r\n",
        "GET /thing HTTP/1.1\r\n\(String(repeating: "A: b\r\n", count: 21))\r\n",
        "GET /thing HTTP/1.1\r\n"
            + ["A", "B", "C"].map { "\($0): \(String(repeating: "a", count: 400))\r\n" }.joined()
            + "\r\n",
    ])
    func `a head beyond its limits is refused and the connection ends`(
        head: String
    ) async throws {
        try await DoorRig.run([.sample()], limits: Self.small) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write(head)
            let reading = try await wire.read()
            #expect(reading.status == 431)
            #expect(reading.code == "head_too_large")
            #expect(reading.header("Content-Type") == "application/problem+json")
            #expect(try await wire.isEnded())
            #expect(try await rig.probe.get("/thing").status == 200)
        }
    }

    @Test func `a head that does not end in time is answered with 408`() async throws {
        var limits = WebLimits()
        limits.headTime = .milliseconds(200)
        try await DoorRig.run([.sample()], limits: limits) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write("GET /thing HTTP/1.1\r\nX-Slow: ")
            let reading = try await wire.read()
            #expect(reading.status == 408)
            #expect(reading.code == "slow_head")
            #expect(try await wire.isEnded())
        }
    }

    @Test func `a body that does not end in time is answered with 408`() async throws {
        var limits = WebLimits()
        limits.bodyTime = .milliseconds(200)
        try await DoorRig.run([Self.echo], limits: limits) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write("POST /echo HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc")
            let reading = try await wire.read()
            #expect(reading.status == 408)
            #expect(reading.code == "slow_body")
            #expect(try await wire.isEnded())
        }
    }

    @Test func `an unused connection is closed without a word`() async throws {
        var limits = WebLimits()
        // Long enough for a slow machine to open a connection and use it.
        limits.idleTime = .seconds(5)
        try await DoorRig.run([.sample()], limits: limits) { rig in
            let fresh = try await HTTPWire.open(port: rig.probe.port)
            #expect(try await fresh.isEnded())
            let used = try await HTTPWire.open(
                port: rig.probe.port, sending: Array("GET /thing HTTP/1.1\r\n\r\n".utf8))
            #expect(try await used.read().status == 200)
            #expect(try await used.isEnded())
        }
    }

    @Test func `a client that does not fetch its answer loses the connection`() async throws {
        var limits = WebLimits()
        limits.answerTime = .milliseconds(200)
        let (clients, report) = AsyncStream.makeStream(of: ClientPresence?.self)
        let huge = Endpoint.sample(.get, "/huge") { _ in
            report.yield(ClientPresence.current)
            return Reply(.ok, body: .init(repeating: 65, count: 64 << 20))
        }
        try await DoorRig.run([huge], limits: limits) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write("GET /huge HTTP/1.1\r\n\r\n")
            for await client in clients {
                // Returns once the server has given the connection up.
                await client?.untilGone()
                break
            }
            #expect(try await !wire.isEnded())
        }
    }
}
