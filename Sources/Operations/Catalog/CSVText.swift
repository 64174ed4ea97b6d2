internal import Reach

/// Tables as text: commas, quotes, one record per line (RFC 4180), read without any leniency.
///
/// It works on bytes, so that no combining mark can hide a comma and every fault has its place.
struct CSVText {
    /// Why a text is not such a table, and where; records and cells are counted from 1.
    struct Fault: Error, Hashable {
        enum Kind: Hashable {
            case unclosedQuote
            case quoteInsideCell
            case textAfterQuote
            case loneReturn
        }

        let kind: Kind
        let record: Int
        let cell: Int
    }

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let feed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private let bytes: [UInt8]
    private var position = 0
    private var record = 1
    private var cell = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The cells of the next record, blank lines included; `nil` at the end of the text.
    mutating func next() throws(Fault) -> [[UInt8]]? {
        position < bytes.count ? try nextRecord() : nil
    }

    /// The cells of each record; blank lines at the very end are no records.
    static func records(_ bytes: [UInt8]) throws(Fault) -> [[[UInt8]]] {
        var text = CSVText(bytes)
        var records: [[[UInt8]]] = []
        while text.position < bytes.count {
            records.append(try text.nextRecord())
        }
        while records.last == [[]] { records.removeLast() }
        return records
    }

    private mutating func nextRecord() throws(Fault) -> [[UInt8]] {
        var cells: [[UInt8]] = []
        cell = 1
        while true {
            cells.append(try nextCell())
            guard position < bytes.count, bytes[position] == Self.comma else { break }
            position += 1
            cell += 1
        }
        if position < bytes.count, bytes[position] == Self.carriageReturn { position += 1 }
        if position < bytes.count { position += 1 }
        record += 1
        return cells
    }

    private mutating func nextCell() throws(Fault) -> [UInt8] {
        if position < bytes.count, bytes[position] == Self.quote { return try quotedCell() }
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Self.comma || byte == Self.feed { break }
            if byte == Self.quote { throw fault(.quoteInsideCell) }
            if byte == Self.carriageReturn {
                try demandFeedAfterReturn()
                break
            }
            position += 1
        }
        return Array(bytes[start..<position])
    }

    private mutating func quotedCell() throws(Fault) -> [UInt8] {
        var cell: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte != Self.quote {
                cell.append(byte)
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

    private func demandEndOfCell() throws(Fault) {
        guard position < bytes.count else { return }
        switch bytes[position] {
        case Self.comma, Self.feed: return
        case Self.carriageReturn: try demandFeedAfterReturn()
        default: throw fault(.textAfterQuote)
        }
    }

    private func demandFeedAfterReturn() throws(Fault) {
        let next = position + 1
        if next >= bytes.count || bytes[next] != Self.feed { throw fault(.loneReturn) }
    }

    private func fault(_ kind: Fault.Kind) -> Fault {
        Fault(kind: kind, record: record, cell: cell)
    }
}

extension CSVText {
    /// The records as text that reads back as the same cells, each line ended by a line feed.
    static func text(_ records: [[String]]) -> String {
        records.map { $0.map(written).joined(separator: ",") + "\n" }.joined()
    }

    private static func written(_ cell: String) -> String {
        let special = [quote, comma, feed, carriageReturn]
        guard cell.utf8.contains(where: special.contains) else { return cell }
        return "\""
            + cell.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}

extension CSVText.Fault.Kind {
    /// What is wrong, for whoever has to mend the file.
    var sentence: Sentence {
        switch self {
        case .unclosedQuote:
            Sentence(
                vietnamese: "Dấu ngoặc kép mở ra mà không đóng lại.",
                english: "A quote is opened and never closed.")
        case .quoteInsideCell:
            Sentence(
                vietnamese: "Dấu ngoặc kép giữa ô: đặt cả ô trong ngoặc kép, viết dấu đó hai lần.",
                english: "A quote inside a cell: put the cell in quotes, write that one twice.")
        case .textAfterQuote:
            Sentence(
                vietnamese: "Có chữ sau dấu ngoặc kép đóng: dấu đó trong ô phải viết hai lần.",
                english: "Text follows the closing quote: a quote in a cell is written twice.")
        case .loneReturn:
            Sentence(
                vietnamese: "Dòng kết thúc bằng CR một mình: hãy lưu với LF hoặc CRLF.",
                english: "A line ends with a CR alone: save the file with LF or CRLF.")
        }
    }
}
