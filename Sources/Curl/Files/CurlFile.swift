internal import Foundation
internal import Glibc
internal import Synchronization

/// A file that is written beside its place and takes the place only when it is whole.
final class CurlFile: Sendable {
    private let place: String
    private let draft: String
    private let descriptor: Int32
    private let isEnded = Atomic(false)

    /// Makes the draft in the folder of the place, for this user alone; nil when it cannot.
    init?(for place: String) {
        let draft = "\(place).\(UUID().uuidString)"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        self.place = place
        self.draft = draft
        self.descriptor = descriptor
    }

    deinit {
        discard()
    }

    /// Appends the piece; false when the disk does not take it.
    func write(_ piece: UnsafeRawBufferPointer) -> Bool {
        var rest = piece
        while let start = rest.baseAddress, !rest.isEmpty {
            let count = Glibc.write(descriptor, start, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        }
        return true
    }

    /// Puts the whole file in its place once the disk has it; false when that went wrong.
    func keep() async -> Bool {
        await withCheckedContinuation { done in
            // Waiting for the disk may take long: not on a thread that tasks share.
            Thread.detachNewThread { [self] in done.resume(returning: settle()) }
        }
    }

    private func settle() -> Bool {
        guard fsync(descriptor) == 0, rename(draft, place) == 0 else { return false }
        // The draft's name may be somebody else's from now on.
        if !isEnded.exchange(true, ordering: .acquiringAndReleasing) { close(descriptor) }
        return true
    }

    /// Removes the draft, unless the file is in its place.
    func discard() {
        guard !isEnded.exchange(true, ordering: .acquiringAndReleasing) else { return }
        close(descriptor)
        unlink(draft)
    }
}
