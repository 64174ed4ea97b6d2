/// One answered row; a column that is absent or of another type is an error that names it.
package struct SQLRecord: Sendable {
    private let columns: [String: Int]
    private let values: [SQLValue]

    init(columns: [String: Int], values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    func text(_ column: String) throws -> String {
        guard let text = try textIfAny(column) else { throw StoreError.unreadable(column) }
        return text
    }

    func textIfAny(_ column: String) throws -> String? {
        switch try value(column) {
        case .text(let text): text
        case .null: nil
        case .integer, .blob: throw StoreError.unreadable(column)
        }
    }

    func integer(_ column: String) throws -> Int {
        guard let number = try integerIfAny(column) else { throw StoreError.unreadable(column) }
        return number
    }

    func integerIfAny(_ column: String) throws -> Int? {
        switch try value(column) {
        case .integer(let number): Int(number)
        case .null: nil
        case .text, .blob: throw StoreError.unreadable(column)
        }
    }

    func bytes(_ column: String) throws -> [UInt8] {
        guard case .blob(let bytes) = try value(column) else {
            throw StoreError.unreadable(column)
        }
        return bytes
    }

    private func value(_ column: String) throws -> SQLValue {
        guard let index = columns[column] else { throw StoreError.unreadable(column) }
        return values[index]
    }
}
