internal import Glibc

/// One connection of the loopback server, served by one thread from accept to close.
struct LoopbackConnection {
    /// Limits of what a test may send; more is cut off.
    private static let maximumHeadBytes = 256 << 10
    private static let maximumBodyBytes = 64 << 20
    /// A connection without a word for this long is given up.
    private static let idleMilliseconds: Int32 = 60_000
    /// Linux reports the caller's half-close by this bit, even while nothing is read.
    private static let hangUp = Int16(0x2000)

    private let socket: LoopbackSocket
    private let number: Int
    private let journal: LoopbackJournal
    private let stop: LoopbackGate
    private let script: @Sendable (LoopbackCall) -> LoopbackAnswer

    init(
        _ socket: LoopbackSocket, _ number: Int, _ journal: LoopbackJournal, _ stop: LoopbackGate,
        _ script: @escaping @Sendable (LoopbackCall) -> LoopbackAnswer
    ) {
        self.socket = socket
        self.number = number
        self.journal = journal
        self.stop = stop
        self.script = script
    }

    func serve() {
        var received: [UInt8] = []
        while let call = nextCall(&received) {
            guard carryOut(script(call)) else { return }
        }
    }

    private func nextCall(_ received: inout [UInt8]) -> LoopbackCall? {
        var headEnd = Self.endOfHead(received)
        while headEnd == nil {
            guard received.count < Self.maximumHeadBytes, receive(&received) else { return nil }
            headEnd = Self.endOfHead(received)
        }
        guard let headEnd, let head = LoopbackHead(received[..<headEnd]),
            let length = head.contentLength, (0...Self.maximumBodyBytes).contains(length)
        else { return nil }
        let bodyStart = headEnd + 4
        while received.count < bodyStart + length {
            guard receive(&received) else { return nil }
        }
        let body = Array(received[bodyStart..<(bodyStart + length)])
        received.removeSubrange(..<(bodyStart + length))
        let connection = number
        return journal.add { place in
            LoopbackCall(
                number: place, connection: connection, method: head.method, path: head.path,
                headers: head.headers, body: body)
        }
    }

    private func receive(_ received: inout [UInt8]) -> Bool {
        let waited = socket.wait(
            for: Int16(POLLIN), stop: stop, milliseconds: Self.idleMilliseconds)
        guard waited == .readable else { return false }
        let piece = socket.receive()
        received += piece
        return !piece.isEmpty
    }

    /// Whether the connection goes on after the answer.
    private func carryOut(_ answer: LoopbackAnswer) -> Bool {
        switch answer {
        case .reply(let status, let headers, let body):
            return send(Self.head(status, headers, length: body.count) + body)
        case .raw(let bytes):
            _ = send(bytes)
            return false
        case .hang:
            return pause(milliseconds: -1)
        case .disconnect:
            return false
        case .cut(let body, let count):
            _ = send(Self.head(200, [], length: body.count) + body.prefix(count))
            return false
        case .drip(let body, let pauseMilliseconds):
            guard send(Self.head(200, [], length: body.count)) else { return false }
            return body.allSatisfy { byte in
                pause(milliseconds: Int32(clamping: pauseMilliseconds)) && send([byte])
            }
        case .held(let gate, let answer):
            return pause(milliseconds: -1, gate: gate) && carryOut(answer)
        }
    }

    private func send(_ bytes: [UInt8]) -> Bool {
        let isSent = socket.send(bytes)
        if !isSent { journal.addDeparture() }
        return isSent
    }

    /// Waits for the time or the gate; false when the caller went away or the server stops.
    private func pause(milliseconds: Int32, gate: LoopbackGate? = nil) -> Bool {
        switch socket.wait(for: Self.hangUp, gate: gate, stop: stop, milliseconds: milliseconds) {
        case .opened, .timedOut:
            return true
        case .stopped:
            return false
        case .departed, .readable:
            journal.addDeparture()
            return false
        }
    }

    private static func head(_ status: Int, _ headers: [LoopbackField], length: Int) -> [UInt8] {
        var lines = ["HTTP/1.1 \(status) Scripted"]
        lines += headers.map { "\($0.name): \($0.value)" }
        lines.append("Content-Length: \(length)")
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        bytes.firstRange(of: [0x0D, 0x0A, 0x0D, 0x0A])?.lowerBound
    }
}
