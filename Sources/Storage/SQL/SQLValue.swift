/// One value that goes into a statement or comes out of a row.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])

    package init(_ value: Int) {
        self = .integer(Int64(value))
    }

    package init(_ value: Bool) {
        self = .integer(value ? 1 : 0)
    }

    package init(_ value: Int?) {
        self = value.map { .integer(Int64($0)) } ?? .null
    }

    package init(_ value: String?) {
        self = value.map { .text($0) } ?? .null
    }
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    package init(stringLiteral value: String) {
        self = .text(value)
    }

    package init(integerLiteral value: Int64) {
        self = .integer(value)
    }
}
