internal import Glibc

/// Starts a program by the system's own call, with the files that it is given.
struct ChildSpawning {
    /// More than all tests together have open; closing one that is not open does no harm.
    private static let mostFiles: Int32 = 1_024

    private let words: [String]
    private let settings: [String]
    /// Where it reads from, writes to and complains to; nowhere where nothing is said.
    var input: Int32?
    var output: Int32?
    var errors: Int32?

    /// Settings are written `NAME=value`.
    init(_ words: [String], settings: [String]) {
        self.words = words
        self.settings = settings
    }

    /// Answers the id of the new process.
    func start() throws(ChildProcessError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (file, place) in zip([input, output, errors], Int32(0)...) {
            if let file {
                posix_spawn_file_actions_adddup2(&actions, file, place)
            } else {
                posix_spawn_file_actions_addopen(&actions, place, "/dev/null", O_RDWR, 0)
            }
        }
        // A child that held somebody's socket would keep the other side from seeing its end.
        for file in 3..<min(Self.mostFiles, getdtablesize()) {
            posix_spawn_file_actions_addclose(&actions, file)
        }
        // The threads of a test block signals, and a child would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var noSignals = sigset_t()
        sigemptyset(&noSignals)
        posix_spawnattr_setsigmask(&attributes, &noSignals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var started: pid_t = 0
        let code = Self.withCStrings(words) { arguments in
            Self.withCStrings(settings) { settings in
                posix_spawnp(&started, words[0], &actions, &attributes, arguments, settings)
            }
        }
        if code != 0 { throw ChildProcessError(step: "posix_spawnp \(words[0])", code: code) }
        return started
    }

    private static func withCStrings<Answer>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Answer
    ) -> Answer {
        let copies = texts.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }
}

/// The system did not start a program.
package struct ChildProcessError: Error {
    let step: String
    let code: Int32
}
