internal import Foundation
internal import Market

/// Cells of a row as one text column: a JSON object, keys in order, empty cells left out.
///
/// Equal cells are equal text, so that rows can be compared without being read.
enum CellText {
    static func encode(_ cells: [String: String]) -> String {
        let bytes = JSONWriter.object { json in
            for (column, text) in cells.sorted(by: { $0.key < $1.key }) where !text.isEmpty {
                json.name(of: column)
                json.value(text)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads what `encode` wrote, now or in an earlier release.
    static func decode(_ text: String) throws -> [String: String] {
        var text = text
        if let cells = text.withUTF8({ plain($0) }) { return cells }
        let cells = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))
        guard let cells else { throw StoreError.unreadable("cells") }
        return cells
    }

    /// The text as `encode` writes it; the first release wrote empty cells too.
    static func packed(_ text: String) throws -> String {
        var text = text
        let hasEmptyCells = text.withUTF8 { bytes in
            // `:""` can only stand where a cell is empty: inside a cell a quote is escaped.
            bytes.indices.dropLast(2).contains { index in
                bytes[index] == UInt8(ascii: ":") && bytes[index + 1] == quote
                    && bytes[index + 2] == quote
            }
        }
        return hasEmptyCells ? encode(try decode(text)) : text
    }

    private static let quote = UInt8(ascii: "\"")

    /// The cells of an object of texts without any escape, which nearly all are; else `nil`.
    private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> [String: String]? {
        guard bytes.count >= 2, bytes[0] == UInt8(ascii: "{"),
            bytes[bytes.count - 1] == UInt8(ascii: "}")
        else { return nil }
        var cells: [String: String] = [:]
        var position = 1
        func next() -> String? {
            guard position < bytes.count, bytes[position] == quote else { return nil }
            let start = position + 1
            var end = start
            while end < bytes.count, bytes[end] != quote {
                if bytes[end] == UInt8(ascii: "\\") { return nil }
                end += 1
            }
            guard end < bytes.count else { return nil }
            position = end + 1
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }
        while position < bytes.count - 1 {
            guard let column = next(), bytes[position] == UInt8(ascii: ":") else { return nil }
            position += 1
            guard let cell = next() else { return nil }
            cells[column] = cell
            if bytes[position] == UInt8(ascii: ",") { position += 1 }
        }
        return cells
    }
}
