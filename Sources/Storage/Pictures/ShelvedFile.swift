internal import Foundation
internal import GRDB
internal import Market

/// A file that the database says is on the shelf.
package struct ShelvedFile: Hashable, Sendable {
    package let board: FileShelf.Board
    package let sha256: [UInt8]
    package let bytes: Int
}

extension Store {
    /// The files that a database file names, read without changing it; one of an earlier release
    /// names none.
    package static func shelvedFiles(inFileAt path: String) throws -> [ShelvedFile] {
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        let file = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? file.close() }
        return try file.read { connection in
            if try Migration.isOlder(connection) { return [] }
            let session = StoreSession(sql: SQLiteSession(connection: connection))
            return try FileShelf.Board.allCases.flatMap { try session.shelvedFiles(on: $0) }
        }
    }
}

extension FileShelf {
    /// What is wrong with files that a database names: a sentence for each that lacks or that
    /// holds other bytes than its digest says.
    package func problems(with files: [ShelvedFile]) -> [String] {
        files.compactMap { file in
            let path = path(of: file.sha256, on: file.board)
            guard let found = Self.digest(ofFileAt: path) else {
                return "a file is missing: \(path)"
            }
            return found == file.sha256 ? nil : "a file is damaged: \(path)"
        }
    }

    /// Copies the files that the other shelf lacks, each checked on its way; answers how many were
    /// copied. What is there already is left as it is.
    package func copy(_ files: [ShelvedFile], to other: FileShelf) throws -> Int {
        var count = 0
        for file in files {
            let path = path(of: file.sha256, on: file.board)
            let place = other.path(of: file.sha256, on: file.board)
            if FileManager.default.fileExists(atPath: place) { continue }
            guard let bytes = FileManager.default.contents(atPath: path) else {
                throw Failure.missing(path)
            }
            guard Digest.sha256(bytes) == file.sha256 else {
                throw StoreError.damaged(["a file is damaged: \(path)"])
            }
            _ = try other.keep(Array(bytes), on: file.board)
            count += 1
        }
        return count
    }

    private static func digest(ofFileAt path: String) -> [UInt8]? {
        guard let data = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else {
            return nil
        }
        return data.withUnsafeBytes { Digest.sha256($0) }
    }
}
