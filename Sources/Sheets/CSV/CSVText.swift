/// Tables as text: separators, quotes, one record per line (RFC 4180), read without any leniency.
///
/// It works on bytes, so that no combining mark can hide a comma and every fault has its place;
/// records and cells are counted from 1.
package struct CSVText: Sendable {
    static let quote = UInt8(ascii: "\"")
    private static let feed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    /// Eight times the longest cell in four bytes a letter.
    private static let longestQuoted = 1 << 20

    private let bytes: [UInt8]
    let separator: UInt8
    let mostCells: Int
    private(set) var position = 0
    private var record = 1
    private var cell = 1

    /// Text in UTF-8 without a mark at its beginning; a record of more cells is a fault.
    package init(
        _ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ","),
        mostCells: Int = SheetLimits().columns
    ) {
        self.bytes = bytes
        self.separator = separator
        self.mostCells = mostCells
    }

    /// The cells of the next record, blank lines included; `nil` at the end of the text.
    package mutating func next() throws(SheetFault) -> [[UInt8]]? {
        position < bytes.count ? try nextRecord() : nil
    }

    /// What is left of the line at which reading stands, without its line feed.
    var restOfLine: ArraySlice<UInt8> {
        bytes[position...].prefix { $0 != Self.feed }
    }

    /// Goes on behind that line.
    mutating func advance(behind line: ArraySlice<UInt8>) {
        position = min(line.endIndex + 1, bytes.count)
        record += 1
    }

    /// The cells of each record; blank lines at the very end are no records.
    package static func records(_ bytes: [UInt8]) throws(SheetFault) -> [[[UInt8]]] {
        var text = CSVText(bytes)
        var records: [[[UInt8]]] = []
        while let record = try text.next() {
            records.append(record)
        }
        while records.last == [[]] { records.removeLast() }
        return records
    }

    private mutating func nextRecord() throws(SheetFault) -> [[UInt8]] {
        var cells: [[UInt8]] = []
        cell = 1
        while true {
            if cell > mostCells { throw fault(.tooManyColumns(mostCells)) }
            cells.append(try nextCell())
            guard position < bytes.count, bytes[position] == separator else { break }
            position += 1
            cell += 1
        }
        if position < bytes.count, bytes[position] == Self.carriageReturn { position += 1 }
        if position < bytes.count { position += 1 }
        record += 1
        return cells
    }

    private mutating func nextCell() throws(SheetFault) -> [UInt8] {
        if position < bytes.count, bytes[position] == Self.quote { return try quotedCell() }
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == separator || byte == Self.feed { break }
            if byte == Self.quote { throw fault(.quoteInsideCell) }
            if byte == Self.carriageReturn {
                try demandFeedAfterReturn()
                break
            }
            position += 1
        }
        return Array(bytes[start..<position])
    }

    private mutating func quotedCell() throws(SheetFault) -> [UInt8] {
        var cell: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte != Self.quote {
                cell.append(byte)
                // A cell as long as that is a quote that nobody closed, and not looked at further.
                if cell.count > Self.longestQuoted { throw fault(.unclosedQuote) }
            } else if position < bytes.count, bytes[position] == Self.quote {
                cell.append(byte)
                position += 1
            } else {
                try demandEndOfCell()
                return cell
            }
        }
        throw fault(.unclosedQuote)
    }

    private func demandEndOfCell() throws(SheetFault) {
        guard position < bytes.count else { return }
        switch bytes[position] {
        case separator, Self.feed: return
        case Self.carriageReturn: try demandFeedAfterReturn()
        default: throw fault(.textAfterQuote)
        }
    }

    private func demandFeedAfterReturn() throws(SheetFault) {
        let next = position + 1
        if next >= bytes.count || bytes[next] != Self.feed { throw fault(.loneReturn) }
    }

    private func fault(_ kind: SheetFault.Kind) -> SheetFault {
        SheetFault(kind, row: record, column: cell)
    }
}

extension CSVText {
    /// The records as text that reads back as the same cells, each line ended by a line feed.
    package static func text(_ records: [[String]]) -> String {
        records.map { $0.map(written).joined(separator: ",") + "\n" }.joined()
    }

    /// The same for people: no cell of it is a formula to a spreadsheet that opens it.
    package static func guardedText(_ records: [[String]]) -> String {
        text(records.map { $0.map(FormulaGuard.guarded) })
    }

    private static func written(_ cell: String) -> String {
        let special = [quote, UInt8(ascii: ","), feed, carriageReturn]
        guard cell.utf8.contains(where: special.contains) else { return cell }
        return "\""
            + cell.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}
