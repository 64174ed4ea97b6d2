/// Finds out how a text was saved: its encoding by the mark at its beginning, its separator.
enum CSVEncoding {
    /// The text in UTF-8, without a mark; only UTF-16 can be unreadable as a whole.
    static func utf8(_ bytes: [UInt8]) throws(SheetFault) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else {
            if bytes.contains(0) { throw SheetFault(.binaryText) }
            return bytes
        }
        // What Excel calls "Unicode Text".
        guard bytes.count.isMultiple(of: 2) else { throw SheetFault(.unreadableText) }
        let units = stride(from: 2, to: bytes.count, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isLittle ? second << 8 | first : first << 8 | second
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw SheetFault(.unreadableText)
        }
        if text.utf8.contains(0) { throw SheetFault(.binaryText) }
        return Array(text.utf8)
    }

    /// The one of comma, semicolon and tab that the first record has most of, outside quotes.
    ///
    /// Where a comma is the decimal point, as in Viet Nam, spreadsheets separate by semicolons.
    static func separator(of bytes: [UInt8]) -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        var counts = [0, 0, 0]
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == UInt8(ascii: "\n") { break }
            if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
        }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }
}
