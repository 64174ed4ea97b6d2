/// The texts that cells of a workbook share, packed into one piece of memory.
struct SharedTexts {
    private var bytes: [UInt8] = []
    /// Where each text ends; texts longer than a cell may be are in `tooLong`.
    private var ends: [Int] = []
    private var tooLong: Set<Int> = []
    private let mostBytes: Int

    init(mostBytes: Int) {
        self.mostBytes = mostBytes
    }

    var count: Int {
        ends.count
    }

    mutating func add(_ text: [UInt8], isTooLong: Bool) throws(SheetFault) {
        // An empty text takes memory too, and there is no other limit to how many there are.
        if bytes.count + text.count + 8 * ends.count > mostBytes { throw SheetFault(.swollen) }
        if isTooLong { tooLong.insert(ends.count) }
        bytes += text
        ends.append(bytes.count)
    }

    /// The text, or `nil` where it is longer than a cell may be; the index must be one of them.
    subscript(index: Int) -> String? {
        if tooLong.contains(index) { return nil }
        let start = index == 0 ? 0 : ends[index - 1]
        return String(decoding: bytes[start..<ends[index]], as: UTF8.self)
    }
}

/// Reads the shared texts of a workbook.
final class SharedTextReader: PartReader {
    private(set) var texts: SharedTexts
    private var text = RichText()

    init(mostBytes: Int) {
        texts = SharedTexts(mostBytes: mostBytes)
    }

    override func begin(_ element: String, _ attributes: [String: String]) throws {
        text.begin(element, attributes)
    }

    override func characters(_ text: String) throws {
        self.text.add(text)
    }

    override func end(_ element: String) throws {
        text.end(element)
        if element == "si" {
            let isTooLong = text.isTooLong
            try texts.add(text.take(), isTooLong: isTooLong)
        }
    }
}
