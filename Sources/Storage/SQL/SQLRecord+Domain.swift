internal import Reach

/// Columns that hold words of the house; what cannot be read is named by its column.
extension SQLRecord {
    func word<Word: RawRepresentable<String>>(_ column: String) throws -> Word {
        guard let word = Word(rawValue: try text(column)) else {
            throw StoreError.unreadable(column)
        }
        return word
    }

    func commune(_ column: String) throws -> CommuneCode {
        guard let code = CommuneCode(try text(column)) else { throw StoreError.unreadable(column) }
        return code
    }

    func province(_ column: String) throws -> ProvinceCode {
        guard let code = ProvinceCode(try text(column)) else { throw StoreError.unreadable(column) }
        return code
    }

    func courier(_ column: String) throws -> CourierCode {
        guard let code = CourierCode(try text(column)) else { throw StoreError.unreadable(column) }
        return code
    }

    func dayIfAny(_ column: String) throws -> Day? {
        guard let text = try textIfAny(column) else { return nil }
        guard let day = Day(text) else { throw StoreError.unreadable(column) }
        return day
    }

    func day(_ column: String) throws -> Day {
        guard let day = try dayIfAny(column) else { throw StoreError.unreadable(column) }
        return day
    }

    func money(_ column: String) throws -> Money {
        Money(vnd: Int64(try integer(column)))
    }

    /// Words that `SQLValue.words` joined.
    func words(_ column: String) throws -> [String] {
        try text(column).split(separator: " ").map(String.init)
    }

    func instant(_ column: String) throws -> Int64 {
        Int64(try integer(column))
    }
}

extension SQLValue {
    /// Words without spaces in them, kept in one column.
    static func words(_ words: [String]) -> SQLValue {
        .text(words.joined(separator: " "))
    }
}
