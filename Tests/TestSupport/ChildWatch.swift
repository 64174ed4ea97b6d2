internal import Glibc
internal import Synchronization

/// Sees to it that no child outlives the tests, even if they crash or are killed.
///
/// A small program hears of every child that starts and that ends, and reads until the tests are
/// gone: what it has not heard the end of then, it kills.
final class ChildWatch: Sendable {
    static let shared = ChildWatch()

    private static let program = """
        trap '' INT TERM
        declare -A running
        while read -r word id; do
            if [ "$word" = began ]; then running[$id]=1; else unset "running[$id]"; fi
        done
        for id in "${!running[@]}"; do kill -KILL "$id"; done
        """

    /// Where to tell it; `nil` where the system did not start it.
    private let ear: Mutex<Int32?>

    private init() {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            ear = Mutex(nil)
            return
        }
        var spawning = ChildSpawning(["bash", "-c", Self.program], settings: [])
        spawning.input = ends[0]
        ear = Mutex((try? spawning.start()) == nil ? nil : ends[1])
        close(ends[0])
    }

    func began(_ id: pid_t) {
        tell("began \(id)")
    }

    /// To be told before the child's status is collected: until then nobody else has the id.
    func ended(_ id: pid_t) {
        tell("ended \(id)")
    }

    private func tell(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        ear.withLock { ear in
            guard let ear else { return }
            _ = send(ear, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        }
    }
}
