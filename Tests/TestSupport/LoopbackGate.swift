internal import Glibc
internal import Synchronization

/// Holds answers back until a test opens it, so that no test has to guess a time.
package final class LoopbackGate: Sendable {
    /// Reads as "hung up" from the moment the gate is open, for any number of pollers.
    let readEnd: Int32
    private let writeEnd: Mutex<Int32?>

    package init() throws(LoopbackError) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw LoopbackError(step: "socketpair", code: errno)
        }
        readEnd = ends[0]
        writeEnd = Mutex(ends[1])
    }

    deinit {
        open()
        Glibc.close(readEnd)
    }

    /// Lets everything through from now on; may be repeated.
    package func open() {
        let end = writeEnd.withLock { end in
            defer { end = nil }
            return end
        }
        if let end { Glibc.close(end) }
    }
}
