internal import Foundation

/// Finds in JSON what Foundation's decoder passes over: deep nesting, names given twice, and a
/// comma behind the last of a list.
///
/// It only follows strings and brackets; whether the text is JSON at all is the decoder's to say.
struct JSONOutline {
    private(set) var isTooDeep = false
    /// The first name that an object holds twice.
    private(set) var duplicate: String?
    private(set) var hasLooseComma = false

    private let depthLimit: Int
    /// The names so far of each open object; `nil` for an open list.
    private var open: [Set<[UInt8]>?] = []
    private var lastString: ArraySlice<UInt8>?
    private var isAfterComma = false

    init(depthLimit: Int) {
        self.depthLimit = depthLimit
    }

    mutating func read(_ bytes: ArraySlice<UInt8>) {
        var index = bytes.startIndex
        while index < bytes.endIndex, !isTooDeep {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
                continue
            case UInt8(ascii: "\""): index = readString(bytes, from: index)
            case UInt8(ascii: ":"): note()
            case UInt8(ascii: "{"): descend(into: [])
            case UInt8(ascii: "["): descend(into: nil)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): ascend()
            default: break
            }
            isAfterComma = byte == UInt8(ascii: ",")
        }
    }

    private mutating func descend(into names: Set<[UInt8]>?) {
        open.append(names)
        isTooDeep = open.count > depthLimit
    }

    private mutating func ascend() {
        if isAfterComma { hasLooseComma = true }
        _ = open.popLast()
    }

    /// Remembers the string that begins at `start` and answers the index behind its quote.
    private mutating func readString(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        lastString = bytes[start..<min(index, bytes.endIndex)]
        return index + 1
    }

    /// The string before a colon is a name of the innermost object.
    private mutating func note() {
        guard duplicate == nil, let written = lastString, let last = open.indices.last else {
            return
        }
        let name = JSONOutline.plain(written)
        if open[last]?.insert(name).inserted == false {
            duplicate = String(decoding: name, as: UTF8.self)
        }
    }

    /// The name without escapes, so that `"r\u006fle"` is seen to be `"role"`.
    private static func plain(_ written: ArraySlice<UInt8>) -> [UInt8] {
        guard written.contains(UInt8(ascii: "\\")) else { return Array(written) }
        let list = Data("[\"".utf8) + Data(written) + Data("\"]".utf8)
        guard let texts = try? JSONDecoder().decode([String].self, from: list),
            let text = texts.first
        else { return Array(written) }
        return Array(text.utf8)
    }
}
