import HTTPTypes
import NIOCore
import TestSupport
import Testing

@testable import Web

/// What a connection does with requests that a proper client would not send like this.
@Suite struct ConnectionTests {
    private static let echo = Endpoint.sample(.post, "/echo") { call in
        Reply(.ok, body: .init(bytes: try await call.bytes()))
    }

    @Test(arguments: [
        "GET /thing HTTP/1.1\r\nConnection: close\r\n\r\n",
        "GET /thing HTTP/1.1\r\nConnection: Close\r\n\r\n",
        "GET /thing HTTP/1.1\r\nConnection: TE, CLOSE\r\n\r\n",
        "GET /thing HTTP/1.0\r\n\r\n",
        "GET /thing HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n",
    ])
    func `a client that wants the connection closed gets it closed`(request: String)
        async throws
    {
        try await DoorRig.run([.sample()]) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write(request)
            let reading = try await wire.read()
            #expect(reading.status == 200)
            #expect(reading.header("Connection") == "close")
            #expect(try await wire.isEnded())
        }
    }

    @Test func `one connection carries many requests`() async throws {
        try await DoorRig.run([.sample()]) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            for _ in 0..<3 {
                try await wire.write("GET /thing HTTP/1.1\r\n\r\n")
                let reading = try await wire.read()
                #expect(reading.status == 200)
                #expect(reading.header("Connection") == nil)
            }
        }
    }

    @Test func `requests sent ahead are answered in their order`() async throws {
        try await DoorRig.run([.sample(), Self.echo]) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write(
                "POST /echo HTTP/1.1\r\nContent-Length: 3\r\n\r\none"
                    + "POST /echo HTTP/1.1\r\nContent-Length: 3\r\n\r\ntwo"
                    + "GET /thing HTTP/1.1\r\nConnection: close\r\n\r\n")
            #expect(try await wire.read().text == "one")
            #expect(try await wire.read().text == "two")
            #expect(try await wire.read().text == "{}")
            #expect(try await wire.isEnded())
        }
    }

    @Test func `a request that comes byte by byte is the same request`() async throws {
        var limits = WebLimits()
        // One write a byte takes its time on a busy machine.
        limits.headTime = .seconds(300)
        limits.bodyTime = .seconds(300)
        try await DoorRig.run([Self.echo], limits: limits) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write(
                Array("POST /echo HTTP/1.1\r\nContent-Length: 4\r\n\r\nb\u{1EBF}".utf8), piece: 1)
            #expect(try await wire.read().text == "b\u{1EBF}")
        }
    }

    @Test(arguments: [
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{FC}\u{3}\u{3}\r\n\r\n",
        "GET\r\n\r\n",
        "GET /thing HTTP/9.9\r\n\r\n",
        "GET /thing HTTP/1.1\r\nBad Name: x\r\n\r\n",
        "POST /echo HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST /echo HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
    ])
    func `what is not HTTP is answered with 400 and the connection ends`(bytes: String)
        async throws
    {
        try await DoorRig.run([.sample(), Self.echo]) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write(bytes)
            let reading = try await wire.read()
            #expect(reading.status == 400)
            #expect(reading.code == "malformed_http")
            #expect(try await wire.isEnded())
            #expect(try await rig.probe.get("/thing").status == 200)
        }
    }

    @Test func `a broken chunk in a body is answered with 400`() async throws {
        try await DoorRig.run([Self.echo]) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write(
                "POST /echo HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nZZ\r\n")
            #expect(try await wire.read().status == 400)
            #expect(try await wire.isEnded())
        }
    }

    @Test func `a body that is cut short is not taken for a whole one`() async throws {
        try await DoorRig.run([Self.echo]) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write("POST /echo HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc")
            wire.finishWriting()
            #expect(try await wire.read().status == 400)
        }
    }

    @Test func `an answer that comes before the body ends the connection`() async throws {
        try await DoorRig.run([.sample(.post, "/thing")]) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write("POST /thing HTTP/1.1\r\nContent-Length: 1000\r\n\r\n")
            let reading = try await wire.read()
            #expect(reading.status == 200)
            #expect(reading.header("Connection") == "close")
            #expect(try await wire.isEnded())
        }
    }

    @Test func `a client that asks first is told to go on`() async throws {
        try await DoorRig.run([Self.echo]) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write(
                "POST /echo HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
            try await wire.write("ok")
            #expect(try await wire.read().text == "ok")
        }
    }

    @Test func `a client that has finished writing still gets its answer`() async throws {
        try await DoorRig.run([.sample()]) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write("GET /thing HTTP/1.1\r\n\r\n")
            wire.finishWriting()
            #expect(try await wire.read().status == 200)
            #expect(try await wire.isEnded())
        }
    }

    @Test func `a long poll is cancelled when its client has gone`() async throws {
        let (ends, report) = AsyncStream.makeStream(of: Bool.self)
        let gate = Gate()
        var note = EndpointNote("Chờ", "Waits")
        note.isPoll = true
        let poll = Endpoint.sample(.get, "/poll", note: note) { _ in
            gate.open()
            // Nobody leaves this one, so only a cancellation ends the wait.
            await ClientPresence().untilGone()
            report.yield(Task.isCancelled)
            return .json([])
        }
        try await DoorRig.run([poll]) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write("GET /poll HTTP/1.1\r\n\r\n")
            await gate.pass()
            wire.reset()
            for await isCancelled in ends {
                #expect(isCancelled)
                break
            }
        }
    }

    @Test func `a wait ends when the client has gone`() async throws {
        let (ends, report) = AsyncStream.makeStream(of: Void.self)
        let waiting = Endpoint.sample(.get, "/wait") { _ in
            await ClientPresence.current?.untilGone()
            report.yield()
            return .json([])
        }
        try await DoorRig.run([waiting]) { rig in
            let wire = try await HTTPWire.open(port: rig.probe.port)
            try await wire.write("GET /wait HTTP/1.1\r\n\r\n")
            wire.reset()
            for await _ in ends { break }
        }
    }
}
