/// Asking a document that others wrote: what is not there, or of another kind, is `nil`.
extension JSONValue {
    /// The member of that name, when this is an object that has it and it is not `null`.
    package subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self, let value = members[name], value != .null else {
            return nil
        }
        return value
    }

    package var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// Text, or a whole number as text: codes arrive as both.
    package var code: String? {
        switch self {
        case .text(let text): text
        case .integer(let number): String(number)
        default: nil
        }
    }

    /// A whole number, also one that was written as a string or with a fraction of zeros.
    package var whole: Int64? {
        switch self {
        case .integer(let number): number
        case .number(let number): Int64(exactly: number)
        case .text(let text): Int64(text) ?? Double(text).flatMap { Int64(exactly: $0) }
        default: nil
        }
    }

    /// A number, also one that was written as a string.
    package var decimal: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        case .text(let text): Double(text).flatMap { $0.isFinite ? $0 : nil }
        default: nil
        }
    }

    /// True or false, also written as 1 and 0 or as words.
    package var flag: Bool? {
        switch self {
        case .flag(let flag): flag
        case .integer(1), .text("1"), .text("true"): true
        case .integer(0), .text("0"), .text("false"): false
        default: nil
        }
    }

    package var items: [JSONValue]? {
        if case .list(let items) = self { items } else { nil }
    }
}
