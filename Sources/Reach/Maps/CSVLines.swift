/// Writes a table as CSV (RFC 4180) that a spreadsheet opens without running anything in it.
package struct CSVLines: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init(header: [String]) {
        add(header)
    }

    package mutating func add(_ cells: [String]) {
        for (number, cell) in cells.enumerated() {
            if number > 0 { bytes.append(UInt8(ascii: ",")) }
            append(cell)
        }
        bytes.append(contentsOf: "\r\n".utf8)
    }

    /// What a spreadsheet would take for the beginning of a formula.
    private static let formulaStarts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n",
    ]

    private mutating func append(_ cell: String) {
        var text = cell
        // A leading apostrophe makes a spreadsheet take the cell as text.
        if let first = text.unicodeScalars.first, Self.formulaStarts.contains(first) {
            text = "'" + text
        }
        let isPlain = text.utf8.allSatisfy {
            $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"") && $0 != 13 && $0 != 10
        }
        if isPlain {
            bytes.append(contentsOf: text.utf8)
        } else {
            bytes.append(contentsOf: "\"\(text.replacing("\"", with: "\"\""))\"".utf8)
        }
    }
}
