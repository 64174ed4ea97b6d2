internal import Foundation
internal import Reach

/// Why bytes are not a JSON object that we take.
enum JSONError: Error, Hashable {
    case notUTF8
    /// Not JSON, or with something behind it.
    case malformed
    case tooDeep(limit: Int)
    case duplicate(name: String)
    case notAnObject
}

/// Reads the body of a request; anything but one well-formed JSON object is refused.
enum JSONBody {
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    static func object(
        _ body: [UInt8], depth: Int
    ) throws(JSONError) -> [String: JSONValue] {
        let bytes = body.starts(with: byteOrderMark) ? body.dropFirst(3) : body[...]
        // A zero byte would make Foundation take the text for UTF-16.
        guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
            throw .notUTF8
        }
        var outline = JSONOutline(depthLimit: depth)
        outline.read(bytes)
        if outline.isTooDeep { throw .tooDeep(limit: depth) }
        guard !outline.hasLooseComma,
            let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
        else { throw .malformed }
        if let name = outline.duplicate { throw .duplicate(name: name) }
        guard case .object(let members) = value else { throw .notAnObject }
        return members
    }
}
