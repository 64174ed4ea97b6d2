internal import Foundation
internal import Glibc

/// One connection to a server on this machine, byte by byte, so that also what no proper client
/// sends can be sent.
///
/// Every call blocks a thread of its own, never one that the server under test needs.
package final class HTTPWire: Sendable {
    package enum Failure: Error, Hashable, Sendable {
        case cannotConnect(errno: Int32)
        case broken(errno: Int32)
        /// The server said nothing within the patience of a test.
        case silent
        /// The connection ended before a whole answer had come.
        case cutShort(received: String)
    }

    /// How long a test waits for a server before it fails.
    static let patienceSeconds = 60

    private let descriptor: Int32
    private let leftover = Leftover()

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Connects and sends the bytes, if any, in one go.
    package static func open(port: Int, sending bytes: [UInt8] = []) async throws -> HTTPWire {
        try await blocking {
            let wire = HTTPWire(descriptor: try connect(port))
            try wire.send(bytes[...])
            return wire
        }
    }

    /// Sends the bytes, at most `piece` of them at a time.
    package func write(_ bytes: [UInt8], piece: Int = .max) async throws {
        try await Self.blocking { [self] in
            var rest = bytes[...]
            while !rest.isEmpty {
                try send(rest.prefix(piece))
                rest = rest.dropFirst(piece)
            }
        }
    }

    package func write(_ text: String) async throws {
        try await write(Array(text.utf8))
    }

    /// Ends the output; the server may still answer.
    package func finishWriting() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Breaks the connection off at once, as a client that crashes does.
    package func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_LINGER, &linger,
            socklen_t(MemoryLayout.size(ofValue: linger)))
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// Reads one answer; one to HEAD has no body, whatever its length says.
    package func read(toHead isHead: Bool = false) async throws -> HTTPReading {
        try await Self.blocking { [self] in
            while true {
                let reading = try next(isToHead: isHead)
                // An interim answer announces the one that counts.
                if reading.status >= 200 { return reading }
            }
        }
    }

    /// Reads the answer by which a server says that it has seen the head and wants the body.
    package func readInterim() async throws -> HTTPReading {
        try await Self.blocking { [self] in try next(isToHead: false) }
    }

    /// Whether the server ends the connection without a further byte.
    package func isEnded() async throws -> Bool {
        try await Self.blocking { [self] in
            guard leftover.bytes.isEmpty else { return false }
            do {
                return try receive() == nil
            } catch Failure.broken(errno: ECONNRESET) {
                return true
            }
        }
    }

    private func next(isToHead: Bool) throws -> HTTPReading {
        while true {
            if let (reading, rest) = HTTPReading.parse(leftover.bytes, isToHead: isToHead) {
                leftover.bytes = rest
                return reading
            }
            guard let more = try receive() else {
                throw Failure.cutShort(received: String(decoding: leftover.bytes, as: UTF8.self))
            }
            leftover.bytes += more
        }
    }

    private func send(_ bytes: ArraySlice<UInt8>) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { throw Failure.broken(errno: errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// `nil` at the end of the stream.
    private func receive() throws -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count > 0 { return Array(buffer.prefix(count)) }
        if count == 0 { return nil }
        throw errno == EAGAIN ? Failure.silent : Failure.broken(errno: errno)
    }

    private static func connect(_ port: Int) throws -> Int32 {
        let descriptor = socket(
            AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure.cannotConnect(errno: errno) }
        var patience = timeval(tv_sec: patienceSeconds, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        // What is sent apart shall also arrive apart.
        var isOn: Int32 = 1
        setsockopt(
            descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if result != 0 {
            let reason = errno
            close(descriptor)
            throw Failure.cannotConnect(errno: reason)
        }
        return descriptor
    }

    private static func blocking<Result: Sendable>(
        _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Swift.Result { try work() }) }
        }
    }
}
