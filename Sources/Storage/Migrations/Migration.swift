internal import GRDB

/// One numbered step of the schema; a released step is never edited again.
struct Migration {
    let number: Int
    let statements: [String]

    static let all = [first, second, third, fourth, fifth]

    /// Whether the file lacks some of the steps.
    static func isOlder(_ connection: Database) throws -> Bool {
        let found = try Int.fetchOne(connection, sql: "PRAGMA user_version") ?? 0
        return found < all.map(\.number).max() ?? 0
    }

    /// Applies the steps that the file does not have yet, each whole or not at all.
    static func run(_ migrations: [Migration], on connection: Database) throws {
        let found = try Int.fetchOne(connection, sql: "PRAGMA user_version") ?? 0
        let known = migrations.map(\.number).max() ?? 0
        if found > known { throw StoreError.newerSchema(found: found, known: known) }
        for migration in migrations where migration.number > found {
            try connection.inTransaction(.immediate) {
                for statement in migration.statements {
                    try connection.execute(sql: statement)
                }
                try connection.execute(sql: "PRAGMA user_version = \(migration.number)")
                return .commit
            }
        }
    }
}
