internal import Foundation
internal import Glibc

/// What a child prints, read while it runs; one reader at a time.
final class ChildOutput: Sendable {
    /// How long a program may say nothing and go on before a test gives up on it; the databases of
    /// long tests take more than a minute to be checked.
    private static let patienceSeconds = Soak.isLong ? 600 : 60

    private let descriptor: Int32

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// The test's end, and the child's as a descriptor, which is the caller's to close.
    static func pair() throws(ChildProcessError) -> (ChildOutput, childEnd: Int32) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw ChildProcessError(step: "socketpair", code: errno)
        }
        var patience = timeval(tv_sec: patienceSeconds, tv_usec: 0)
        setsockopt(
            ends[0], SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        return (ChildOutput(descriptor: ends[0]), ends[1])
    }

    /// The next line without its end, or what there is before the output ends.
    func line() -> String {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while recv(descriptor, &byte, 1, 0) == 1, byte != 0x0A { line.append(byte) }
        return String(decoding: line, as: UTF8.self)
    }

    /// Everything up to the end, or up to a silence that was too long.
    func rest() -> (bytes: [UInt8], isWhole: Bool) {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count <= 0 { return (bytes, count == 0) }
            bytes += buffer.prefix(count)
        }
    }
}

/// What a child complains of: a file without a name, which never fills up and blocks it.
final class ChildErrors: Sendable {
    /// More than a test wants to read.
    private static let mostBytes = 1 << 20

    let descriptor: Int32

    init() throws(ChildProcessError) {
        let path = "\(NSTemporaryDirectory())/vuonxa-test-\(UUID().uuidString)"
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ChildProcessError(step: "open", code: errno) }
        unlink(path)
    }

    deinit {
        close(descriptor)
    }

    var text: String {
        var bytes = [UInt8](repeating: 0, count: Self.mostBytes)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}
