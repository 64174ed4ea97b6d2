internal import GRDB
internal import GRDBSQLite

/// A compiled statement with what is asked of it at every run: its columns and its placeholders.
///
/// Used on its connection's queue only, like the connection itself.
final class PreparedStatement {
    /// The text it was compiled from.
    let sql: String
    private let connection: Database
    /// Owns the handle, and gives it back to SQLite at its end.
    private let owner: Statement
    private let handle: OpaquePointer
    /// Where the columns of a row stand.
    private let columns: [String: Int]
    /// For each of SQLite's parameters in turn, which of the values it takes.
    private let places: [Int]
    private let valueCount: Int

    init(_ sql: String, on connection: Database) throws {
        self.sql = sql
        self.connection = connection
        owner = try connection.makeStatement(sql: sql)
        handle = owner.sqliteStatement
        columns = Dictionary(
            owner.columnNames.enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first })
        let handle = handle
        // SQLite takes `$2` as a name and counts its parameters as they appear in the text.
        places = (0..<sqlite3_bind_parameter_count(handle)).map { parameter in
            let name = sqlite3_bind_parameter_name(handle, parameter + 1)
            return (name.map { Int(String(cString: $0).dropFirst()) ?? 0 } ?? 0) - 1
        }
        valueCount = (places.max() ?? -1) + 1
    }

    /// The rows that it answers to these values, whole.
    func query(_ values: [SQLValue]) throws -> [SQLRecord] {
        var records: [SQLRecord] = []
        try run(values) { records.append(SQLRecord(columns: columns, values: row())) }
        return records
    }

    /// Runs it with these values and says how many rows it changed.
    func execute(_ values: [SQLValue]) throws -> Int {
        try run(values) {}
        return connection.changesCount
    }

    private func run(_ values: [SQLValue], _ eachRow: () -> Void) throws {
        guard values.count == valueCount, places.allSatisfy({ $0 >= 0 }) else {
            throw DatabaseError(
                resultCode: .SQLITE_MISUSE, message: "\(values.count) values for \(valueCount)",
                sql: sql)
        }
        // Without a reset it would hold its read transaction, and the values their memory.
        defer {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        for (index, place) in places.enumerated() {
            try check(bind(values[place], to: Int32(index + 1)))
        }
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW: eachRow()
            case SQLITE_DONE: return
            case let code: try check(code)
            }
        }
    }

    private func bind(_ value: SQLValue, to parameter: Int32) -> Int32 {
        switch value {
        case .null:
            return sqlite3_bind_null(handle, parameter)
        case .integer(let number):
            return sqlite3_bind_int64(handle, parameter, number)
        case .text(var text):
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    // No address at all would bind NULL.
                    sqlite3_bind_text(
                        handle, parameter, characters.baseAddress ?? Self.nothing,
                        Int32(clamping: bytes.count), Self.copied)
                }
            }
        case .blob(let bytes):
            if bytes.isEmpty { return sqlite3_bind_zeroblob(handle, parameter, 0) }
            return bytes.withUnsafeBytes { bytes in
                sqlite3_bind_blob(
                    handle, parameter, bytes.baseAddress, Int32(clamping: bytes.count),
                    Self.copied)
            }
        }
    }

    private func row() -> [SQLValue] {
        let count = Int(sqlite3_column_count(handle))
        return [SQLValue](unsafeUninitializedCapacity: count) { values, initialized in
            for index in 0..<count { values.initializeElement(at: index, to: value(Int32(index))) }
            initialized = count
        }
    }

    private func value(_ column: Int32) -> SQLValue {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER:
            return .integer(sqlite3_column_int64(handle, column))
        case SQLITE_TEXT:
            guard let text = sqlite3_column_text(handle, column) else { return .text("") }
            let bytes = UnsafeBufferPointer(
                start: text, count: Int(sqlite3_column_bytes(handle, column)))
            return .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            guard let start = sqlite3_column_blob(handle, column) else { return .blob([]) }
            let bytes = UnsafeRawBufferPointer(
                start: start, count: Int(sqlite3_column_bytes(handle, column)))
            return .blob([UInt8](bytes))
        case SQLITE_FLOAT:
            // No table of ours has a REAL column; a computed one is cut to whole numbers.
            return .integer(sqlite3_column_int64(handle, column))
        default:
            return .null
        }
    }

    private func check(_ code: Int32) throws {
        if code == SQLITE_OK { return }
        throw DatabaseError(
            resultCode: ResultCode(rawValue: code), message: connection.lastErrorMessage, sql: sql)
    }

    /// `SQLITE_TRANSIENT`: SQLite copies what is bound, which lives only as long as the call.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    // Points at static text for ever.
    nonisolated(unsafe) private static let nothing: UnsafePointer<CChar> =
        UnsafeRawPointer(StaticString("").utf8Start).assumingMemoryBound(to: CChar.self)
}
