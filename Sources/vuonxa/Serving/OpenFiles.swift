internal import Glibc

/// How many files and connections this process may hold open.
enum OpenFiles {
    /// Raises the limit as far as the system lets an ordinary user; connections need it.
    static func raiseLimit() {
        var limit = rlimit()
        let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(kind, &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        // Where it is refused, the old limit stays and the door takes fewer connections.
        _ = setrlimit(kind, &limit)
    }
}
