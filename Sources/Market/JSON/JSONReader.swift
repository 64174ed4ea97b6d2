/// Reads one JSON document (RFC 8259) in one pass, strictly: no comments, no loose commas.
///
/// Every order comes through here; Foundation's decoder took a tenth of the time of an order.
struct JSONReader {
    /// The first name that an object holds twice.
    private(set) var duplicate: String?

    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0
    private let depthLimit: Int
    private var depth = 0

    /// `bytes` must be UTF-8; they are used until the reader's end.
    init(_ bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
        self.bytes = bytes
        self.depthLimit = depthLimit
    }

    /// The value that the whole document is; nothing but white space may stand around it.
    mutating func document() throws(JSONError) -> JSONValue {
        let value = try value()
        skipSpace()
        if index < bytes.count { throw .malformed }
        return value
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        skipSpace()
        switch current {
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "{"):
            return .object(
                try nested { reader throws(JSONError) in
                    try reader.members()
                })
        case UInt8(ascii: "["):
            return .list(
                try nested { reader throws(JSONError) in
                    try reader.items()
                })
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    /// What stands between brackets, which count for the depth.
    private mutating func nested<Inner>(
        _ read: (inout JSONReader) throws(JSONError) -> Inner
    ) throws(JSONError) -> Inner {
        index += 1
        depth += 1
        if depth > depthLimit { throw .tooDeep(limit: depthLimit) }
        let inner = try read(&self)
        depth -= 1
        return inner
    }

    private mutating func members() throws(JSONError) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        skipSpace()
        if take("}") { return members }
        repeat {
            skipSpace()
            guard current == UInt8(ascii: "\"") else { throw .malformed }
            let name = try text()
            skipSpace()
            guard take(":") else { throw .malformed }
            if members.updateValue(try value(), forKey: name) != nil, duplicate == nil {
                duplicate = name
            }
            skipSpace()
        } while take(",")
        guard take("}") else { throw .malformed }
        return members
    }

    private mutating func items() throws(JSONError) -> [JSONValue] {
        var items: [JSONValue] = []
        skipSpace()
        if take("]") { return items }
        repeat {
            items.append(try value())
            skipSpace()
        } while take(",")
        guard take("]") else { throw .malformed }
        return items
    }

    private mutating func word(
        _ word: StaticString, _ value: JSONValue
    ) throws(JSONError) -> JSONValue {
        let end = index + word.utf8CodeUnitCount
        guard end <= bytes.count,
            word.withUTF8Buffer({ $0.elementsEqual(bytes[index..<end]) })
        else { throw .malformed }
        index = end
        return value
    }

    /// The byte at hand; a zero byte, which no document holds, stands for the end.
    var current: UInt8 {
        index < bytes.count ? bytes[index] : 0
    }

    /// Whether the byte at hand was this one, which is behind us then.
    mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: byte) else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
                index += 1
            default: return
            }
        }
    }
}
