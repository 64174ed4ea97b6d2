internal import Glibc

/// A file that has no name any more: it can be read as long as somebody holds it, and is gone
/// with the last who does.
package final class ScratchFile: Sendable {
    private static let partBytes = 64 << 10

    private let descriptor: Int32
    /// Bytes in all.
    package let count: Int

    /// Opens a file that its owner removes soon after.
    init(path: String) throws(ScratchError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ScratchError() }
        count = Int(lseek(descriptor, 0, SEEK_END))
    }

    deinit {
        close(descriptor)
    }

    /// Some bytes from a place on; none at the end.
    package func read(at place: Int) throws(ScratchError) -> [UInt8] {
        var failure: ScratchError?
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.partBytes) { room, count in
            let read = pread(descriptor, room.baseAddress, room.count, off_t(place))
            if read < 0 { failure = ScratchError() }
            count = max(0, read)
        }
        if let failure { throw failure }
        return bytes
    }
}

/// A file for a moment could not be made or read: the disk is full or broken.
package struct ScratchError: Error, Hashable, Sendable {}
