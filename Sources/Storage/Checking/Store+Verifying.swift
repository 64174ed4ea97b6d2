internal import Foundation
internal import GRDB

extension Store {
    /// Opens a file read-only and says everything that is wrong with it; empty means whole.
    package static func problems(inFileAt path: String) throws -> [String] {
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        do {
            let file = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? file.close() }
            return try file.read { connection in
                let damage = try Self.damage(on: connection)
                if !damage.isEmpty { return damage }
                // A copy of an earlier release lacks what the rules below ask about.
                if try Migration.isOlder(connection) { return [] }
                let session = StoreSession(sql: SQLiteSession(connection: connection))
                return try session.contradictions()
            }
        } catch let error as DatabaseError
            where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
        {
            // So broken that SQLite answers no question about it.
            return ["SQLite: \(error.message ?? "unreadable")"]
        }
    }

    /// Copies the database into `path` while it is in use, checks the copy, and only then gives
    /// it its name; an existing file is not overwritten.
    package func backup(to path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw StoreError.fileExists(path)
        }
        let unfinished = path + ".partial"
        try? FileManager.default.removeItem(atPath: unfinished)
        try copy(to: unfinished)
        let problems = try Self.problems(inFileAt: unfinished)
        guard problems.isEmpty else { throw StoreError.damaged(problems) }
        try FileManager.default.moveItem(atPath: unfinished, toPath: path)
    }

    /// What SQLite's own checks find.
    static func damage(on connection: Database) throws -> [String] {
        let integrity = try String.fetchAll(connection, sql: "PRAGMA integrity_check")
        let orphans = try Row.fetchAll(connection, sql: "PRAGMA foreign_key_check")
        return integrity.filter { $0 != "ok" } + orphans.map { "foreign key: \($0)" }
    }
}
