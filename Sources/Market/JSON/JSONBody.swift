/// Why bytes are not a JSON object that we take.
package enum JSONError: Error, Hashable {
    case notUTF8
    /// Not JSON, or with something behind it.
    case malformed
    case tooDeep(limit: Int)
    case duplicate(name: String)
    case notAnObject
}

/// Reads the body of a request; anything but one well-formed JSON object is refused.
package enum JSONBody {
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The members of the one object that the bytes are.
    package static func object(
        _ body: [UInt8], depth: Int
    ) throws(JSONError) -> [String: JSONValue] {
        guard case .object(let members) = try value(body, depth: depth) else {
            throw .notAnObject
        }
        return members
    }

    /// Whatever JSON the bytes are, nested no deeper than `depth`.
    package static func value(_ body: [UInt8], depth: Int) throws(JSONError) -> JSONValue {
        let bytes = body.starts(with: byteOrderMark) ? body.dropFirst(3) : body[...]
        // UTF-16, which JSON was once allowed to be, has zero bytes.
        guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
            throw .notUTF8
        }
        return try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
            var reader = JSONReader(bytes, depthLimit: depth)
            let value = try reader.document()
            if let name = reader.duplicate { throw .duplicate(name: name) }
            return value
        }
    }
}
