internal import Foundation
internal import Glibc

/// A file of keys: its owner's alone, and replaced whole or not at all.
struct KeyTextFile<Ring: Sendable>: Sendable {
    let path: String
    /// The text that the file is to hold, and what a text stands for.
    let text: @Sendable (Ring) -> String
    let parse: @Sendable (String) -> Ring?

    /// The keys of the file, or `nil` where there is none; throws where others may read it.
    func read() throws -> Ring? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw StoreError.personalKeysUnreadable(path)
        }
        guard status.st_mode & 0o077 == 0 else { throw StoreError.personalKeysExposed(path) }
        guard let bytes = FileManager.default.contents(atPath: path),
            let text = String(validating: bytes, as: UTF8.self), let ring = parse(text)
        else { throw StoreError.personalKeysUnreadable(path) }
        return ring
    }

    /// Writes the keys unless the file is there by now; answers what the file then holds.
    func create(_ ring: Ring) throws -> Ring {
        let unfinished = try write(ring)
        let isMade = link(unfinished, path) == 0
        let cause = errno
        unlink(unfinished)
        if !isMade, cause != EEXIST { throw StoreError.personalKeysUnwritable(path) }
        try syncFolder()
        guard let kept = try read() else { throw StoreError.personalKeysUnreadable(path) }
        return kept
    }

    /// Puts these keys in place of the file's.
    func replace(with ring: Ring) throws {
        let unfinished = try write(ring)
        guard rename(unfinished, path) == 0 else {
            unlink(unfinished)
            throw StoreError.personalKeysUnwritable(path)
        }
        try syncFolder()
    }

    /// Does the work while no other program changes the file.
    func locked<Result>(_ work: () async throws -> Result) async throws -> Result {
        let lock = open("\(path).lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw StoreError.personalKeysUnwritable(path) }
        defer { close(lock) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw StoreError.personalKeysBusy(path) }
        return try await work()
    }

    /// Writes a file beside the one that is meant, onto the disk; answers its path.
    private func write(_ ring: Ring) throws -> String {
        let unfinished = "\(path).\(getpid()).partial"
        unlink(unfinished)
        let file = open(unfinished, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw StoreError.personalKeysUnwritable(path) }
        defer { close(file) }
        let bytes = Array(text(ring).utf8)
        guard Glibc.write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
            unlink(unfinished)
            throw StoreError.personalKeysUnwritable(path)
        }
        return unfinished
    }

    /// A name is on the disk only when its folder is.
    private func syncFolder() throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw StoreError.personalKeysUnwritable(path) }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw StoreError.personalKeysUnwritable(path) }
    }
}
