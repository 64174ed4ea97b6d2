internal import CPowerCut

/// A disk that loses its power at a chosen moment; see `CPowerCut`.
enum PowerCut {
    /// Watches a folder until `restart`; the power fails at that write, deletion or sync.
    static func watch(_ folder: String, failingAt operation: Int) throws {
        guard cut_install() == 1 else { throw NoDisk() }
        cut_watch(folder, UInt64(operation))
    }

    static var hasHappened: Bool {
        cut_happened() == 1
    }

    /// How many writes, deletions and syncs there were.
    static var operations: Int {
        Int(cut_operations())
    }

    /// Fails now if it has not yet, and writes what is found afterwards into another folder.
    static func restart(in folder: String, seed: UInt64) throws {
        cut_now()
        guard cut_write(folder, seed) == 1 else { throw NoDisk() }
    }

    /// The test's own machinery does not work.
    struct NoDisk: Error {}
}
