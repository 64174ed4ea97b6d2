internal import Foundation
internal import GRDB
internal import Synchronization

/// SQLite through GRDB, inside a transaction that the store opened.
struct SQLiteSession: SQLSession {
    let connection: Database

    func query(_ sql: String, _ values: [SQLValue]) throws -> [SQLRecord] {
        let statement = try connection.cachedStatement(sql: sql)
        let cursor = try Row.fetchCursor(statement, arguments: Self.arguments(values))
        let names = statement.columnNames
        let columns = Self.columns(names, of: sql)
        var records: [SQLRecord] = []
        while let row = try cursor.next() {
            let read = names.indices.map { Self.value(row[$0] as DatabaseValue) }
            records.append(SQLRecord(columns: columns, values: read))
        }
        return records
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
        let statement = try connection.cachedStatement(sql: sql)
        try statement.execute(arguments: Self.arguments(values))
        return connection.changesCount
    }

    func savepoint<Result>(_ work: () throws -> Result) throws -> Result {
        var result: Result?
        try connection.inSavepoint {
            result = try work()
            return .commit
        }
        // The closure above ran to its end, or the line before has thrown.
        guard let result else { throw StoreError.unreadable("savepoint") }
        return result
    }

    /// Where the columns of a statement stand, counted once per statement of the program.
    private static func columns(_ names: [String], of sql: String) -> [String: Int] {
        knownColumns.withLock { known in
            if let columns = known[sql] { return columns }
            let columns = Dictionary(
                names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            // Statements are written in the program, but a search puts its parts together.
            if known.count >= mostKnown { known = [:] }
            known[sql] = columns
            return columns
        }
    }

    private static let mostKnown = 500
    private static let knownColumns = Mutex<[String: [String: Int]]>([:])

    /// SQLite takes `$1` as a named parameter, so the values are given by name.
    private static func arguments(_ values: [SQLValue]) -> StatementArguments {
        var named: [String: (any DatabaseValueConvertible)?] = [:]
        for (index, value) in values.enumerated() {
            switch value {
            case .null: named["\(index + 1)"] = DatabaseValue.null
            case .integer(let number): named["\(index + 1)"] = number
            case .text(let text): named["\(index + 1)"] = text
            case .blob(let bytes): named["\(index + 1)"] = Data(bytes)
            }
        }
        return StatementArguments(named)
    }

    private static func value(_ stored: DatabaseValue) -> SQLValue {
        switch stored.storage {
        case .null: .null
        case .int64(let number): .integer(number)
        // No table of ours has a REAL column; a computed one is cut to whole numbers.
        case .double(let number): .integer(Int64(number))
        case .string(let text): .text(text)
        case .blob(let bytes): .blob([UInt8](bytes))
        }
    }
}
