internal import Glibc

/// An open file of the shelf, closed with this object.
final class ShelfFile {
    private let descriptor: Int32
    private let path: String

    init(_ path: String, _ flags: Int32) throws(FileShelf.Failure) {
        self.path = path
        descriptor = open(path, flags | O_CLOEXEC, 0o600)
        if descriptor < 0 { throw Self.failure(path) }
    }

    deinit {
        close(descriptor)
    }

    func write(_ bytes: [UInt8], at place: Int) throws(FileShelf.Failure) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { start in
                pwrite(
                    descriptor, start.baseAddress?.advanced(by: done), start.count - done,
                    place + done)
            }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { throw Self.failure(path) }
            done += count
        }
    }

    func read(from place: Int, count: Int) throws(FileShelf.Failure) -> [UInt8] {
        var room = [UInt8](repeating: 0, count: count)
        let found = pread(descriptor, &room, count, place)
        if found < 0 { throw Self.failure(path) }
        room.removeLast(count - found)
        return room
    }

    /// Waits until the bytes are on disk.
    func sync() throws(FileShelf.Failure) {
        if fdatasync(descriptor) != 0 { throw Self.failure(path) }
    }

    /// Waits until the name of a new file is on disk, too: it stands in its folder.
    static func syncFolder(of path: String) throws(FileShelf.Failure) {
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
        let file = try ShelfFile(folder, O_RDONLY | O_DIRECTORY)
        if fsync(file.descriptor) != 0 { throw failure(folder) }
    }

    /// Gives a file its name, in the folder where it is.
    static func move(_ draft: String, to path: String) throws(FileShelf.Failure) {
        if rename(draft, path) != 0 { throw failure(path) }
        try syncFolder(of: path)
    }

    /// What the system's last refusal means.
    static func failure(_ path: String) -> FileShelf.Failure {
        switch errno {
        case ENOENT: .missing(path)
        case ENOSPC, EDQUOT: .full
        default: .broken(path, errno)
        }
    }
}
