internal import Foundation
internal import Glibc
package import Market

/// Bytes that are too many for a table: chunks while they come in, photos, and scans.
///
/// A finished file is named by its SHA-256, so that it is there once, never changes, and can be
/// checked. What a method has written is on disk when it returns. Each blocks its thread; `hands`
/// are for calling them from elsewhere.
package struct FileShelf: Sendable {
    /// What finished files are sorted by.
    package enum Board: String, CaseIterable, Sendable {
        case photos
        case scans
        /// Photos of parcels, which are forgotten with the orders.
        case parcels
    }

    /// What the system did not do, as an errno, at a path.
    package enum Failure: Error, Hashable, Sendable {
        case missing(String)
        /// No room is left on the disk.
        case full
        case broken(String, Int32)
    }

    /// The folder of all files.
    package let root: String
    package let hands = FileHands()

    /// Makes the folders where they are not there, for their owner alone.
    package init(_ root: String) throws {
        self.root = root
        for name in Board.allCases.map(\.rawValue) + [Self.drafts] {
            try FileManager.default.createDirectory(
                atPath: "\(root)/\(name)", withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        }
    }

    private static let drafts = "uploads"
    /// The most that is read into memory at once.
    static let piece = 64 * 1024

    /// Where the bytes of an upload gather.
    package func path(of upload: UploadID) -> String {
        "\(root)/\(Self.drafts)/\(upload.text)"
    }

    /// Where a finished file is: `photos/3f/3fa9…`.
    package func path(of sha256: [UInt8], on board: Board) -> String {
        let name = Digest.hex(sha256)
        return "\(root)/\(board.rawValue)/\(name.prefix(2))/\(name)"
    }

    /// Puts a chunk in its place; others may be there already, or still lack.
    package func write(_ bytes: [UInt8], at place: Int, of upload: UploadID) throws {
        let path = path(of: upload)
        let isNew = access(path, F_OK) != 0
        let file = try ShelfFile(path, O_WRONLY | O_CREAT)
        try file.write(bytes, at: place)
        try file.sync()
        if isNew { try ShelfFile.syncFolder(of: path) }
    }

    /// The digest of what has gathered, and of the given places in it; `nil` for a place that is
    /// not there yet.
    package func digests(
        of upload: UploadID, _ places: [Range<Int>]
    ) throws -> (whole: [UInt8], pieces: [[UInt8]?]) {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path(of: upload)), options: .alwaysMapped)
        } catch { return ([], places.map { _ in nil }) }
        return data.withUnsafeBytes { bytes in
            let pieces = places.map { place in
                place.upperBound > bytes.count
                    ? nil : Digest.sha256(UnsafeRawBufferPointer(rebasing: bytes[place]))
            }
            return (Digest.sha256(bytes), pieces)
        }
    }

    /// The first bytes of an upload's file, or all of it.
    package func bytes(of upload: UploadID) throws -> [UInt8] {
        let path = path(of: upload)
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure.missing(path)
        }
        return Array(data)
    }

    /// Forgets what has gathered; what is not there is forgotten already.
    package func discard(_ upload: UploadID) {
        unlink(path(of: upload))
    }

    /// Uploads that have left bytes here.
    package func drafts() throws -> [UploadID] {
        try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(Self.drafts)")
            .map { UploadID($0) }
    }

    /// Keeps bytes under their digest, which it answers; bytes that are there stay as they are.
    package func keep(_ bytes: [UInt8], on board: Board) throws -> [UInt8] {
        let digest = Digest.sha256(bytes)
        let path = path(of: digest, on: board)
        if access(path, F_OK) == 0 { return digest }
        try makeFolder(of: path)
        // Its name comes last: under it, a file is always whole.
        let draft = "\(path).\(UUID().uuidString)"
        do {
            let file = try ShelfFile(draft, O_WRONLY | O_CREAT | O_EXCL)
            try file.write(bytes, at: 0)
            try file.sync()
            try ShelfFile.move(draft, to: path)
        } catch {
            unlink(draft)
            throw error
        }
        return digest
    }

    /// Keeps what an upload has gathered, whose digest was checked, under that digest.
    package func keep(_ upload: UploadID, as digest: [UInt8], on board: Board) throws {
        let path = path(of: digest, on: board)
        if access(path, F_OK) == 0 { return }
        try makeFolder(of: path)
        // A second name: the first goes once the database knows of this one.
        if link(self.path(of: upload), path) != 0, errno != EEXIST {
            throw ShelfFile.failure(path)
        }
        try ShelfFile.syncFolder(of: path)
    }

    /// Removes a finished file; one that is not there is removed already.
    package func remove(_ sha256: [UInt8], from board: Board) throws(Failure) {
        let path = path(of: sha256, on: board)
        if unlink(path) != 0, errno != ENOENT { throw ShelfFile.failure(path) }
    }

    /// So many bytes of a finished file from a place on; fewer at its end.
    package func read(
        _ sha256: [UInt8], on board: Board, from place: Int, count: Int
    ) throws -> [UInt8] {
        let file = try ShelfFile(path(of: sha256, on: board), O_RDONLY)
        return try file.read(from: place, count: min(count, Self.piece))
    }

    private func makeFolder(of path: String) throws {
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
        if access(folder, F_OK) == 0 { return }
        if mkdir(folder, 0o700) != 0, errno != EEXIST { throw ShelfFile.failure(folder) }
        try ShelfFile.syncFolder(of: folder)
    }
}
