internal import Glibc

/// The C library's heaps: one per thread unless it is told otherwise.
enum OneHeap {
    /// Lets all threads share one heap from now on; call it before any work has begun.
    ///
    /// Work moves between threads, and each heap keeps what was freed in it: an import of a million
    /// rows took a third more memory that way, and a server with 20,000 listings half as much
    /// again. `mallopt` is in no module of Swift's, so it is looked up by name; where it is not
    /// there, only memory is lost.
    static func use() {
        typealias Option = @convention(c) (Int32, Int32) -> Int32
        guard let symbol = dlsym(nil, "mallopt") else { return }
        // Two ints and an int, as mallopt(3) says; -8 is M_ARENA_MAX of malloc.h.
        _ = unsafeBitCast(symbol, to: Option.self)(-8, 1)
    }

    /// Gives back to the system what has been freed, so that one courier's tables do not stay
    /// beside the next one's; costs a few milliseconds.
    static func trim() {
        typealias Trim = @convention(c) (UInt) -> Int32
        guard let symbol = dlsym(nil, "malloc_trim") else { return }
        // A size_t that is to be left on top, and whether anything was given back: malloc_trim(3).
        _ = unsafeBitCast(symbol, to: Trim.self)(0)
    }
}
