internal import Glibc

/// A TCP socket of the loopback server, with the few verbs that it needs.
struct LoopbackSocket: Sendable {
    let descriptor: Int32
    var port: UInt16 = 0

    /// What ended a wait.
    enum Wait {
        case readable
        case opened
        case departed
        case stopped
        case timedOut
    }

    static func listening() throws(LoopbackError) -> LoopbackSocket {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_INET, kind, 0)
        guard descriptor >= 0 else { throw LoopbackError(step: "socket", code: errno) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address -> Int32 in
                guard bind(descriptor, address, size) == 0, listen(descriptor, 256) == 0,
                    getsockname(descriptor, address, &size) == 0
                else { return errno }
                return 0
            }
        }
        guard code == 0 else {
            Glibc.close(descriptor)
            throw LoopbackError(step: "listen", code: code)
        }
        return LoopbackSocket(descriptor: descriptor, port: UInt16(bigEndian: address.sin_port))
    }

    /// The next connection; nil once the gate is open.
    func accept(until stop: LoopbackGate) -> LoopbackSocket? {
        while wait(for: Int16(POLLIN), stop: stop, milliseconds: -1) == .readable {
            let accepted = Glibc.accept(descriptor, nil, nil)
            guard accepted >= 0 else { continue }
            _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
            return LoopbackSocket(descriptor: accepted)
        }
        return nil
    }

    /// Up to 64 KiB; empty at the end of the stream.
    func receive() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = max(0, recv(descriptor, buffer.baseAddress, buffer.count, 0))
        }
    }

    /// Sends everything; false when the other side is gone.
    func send(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                let rest = UnsafeRawBufferPointer(rebasing: bytes[sent...])
                let count = Glibc.send(
                    descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }

    /// Waits for events here, for the gate to open, or for the server to stop.
    func wait(
        for events: Int16, gate: LoopbackGate? = nil, stop: LoopbackGate, milliseconds: Int32
    ) -> Wait {
        var polled = [
            pollfd(fd: stop.readEnd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: gate?.readEnd ?? -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: descriptor, events: events, revents: 0),
        ]
        var count = poll(&polled, 3, milliseconds)
        while count < 0 && errno == EINTR { count = poll(&polled, 3, milliseconds) }
        if count == 0 { return .timedOut }
        if count < 0 || polled[0].revents != 0 { return .stopped }
        if polled[1].revents != 0 { return .opened }
        return polled[2].revents & Int16(POLLIN) != 0 ? .readable : .departed
    }

    func close() {
        // The end is told at once, even if a child process still holds a copy of the socket.
        Glibc.shutdown(descriptor, Int32(SHUT_RDWR))
        Glibc.close(descriptor)
    }
}
