/// Which documents hold one word, and in which field; about two bytes for each.
///
/// Documents have growing numbers, so that a later one is always added at the end.
struct Postings: Sendable {
    /// Steps from one document to the next, each with the field in its lowest three bits, in
    /// groups of seven bits, the lowest first.
    private var bytes: [UInt8] = []
    private var last = 0
    private(set) var count = 0
    /// Of a word that many documents hold, the field for each document by its number, one higher,
    /// and 0 for none; empty for other words.
    private(set) var fields: [UInt8] = []

    /// From so many finds on, and where a document in so many holds the word, fields are laid out.
    private static let fewest = 1_024
    private static let rarest = 8

    mutating func add(_ document: Int, _ field: SearchField) {
        var value = (document - last) << 3 | Int(field.rawValue)
        while value >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: value))
        last = document
        count += 1
        if !fields.isEmpty {
            lay(document, Int(field.rawValue))
        } else if count >= Self.fewest, count.isMultiple(of: 256), count * Self.rarest > document {
            var laid = self
            each { laid.lay($0, $1) }
            self = laid
        }
    }

    private mutating func lay(_ document: Int, _ field: Int) {
        if document >= fields.count {
            fields += repeatElement(0, count: document + 1 - fields.count)
        }
        fields[document] = UInt8(field + 1)
    }

    /// Hands out the documents in their order, each with the raw value of its field.
    @inline(__always)
    func each(_ take: (_ document: Int, _ field: Int) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            var document = 0
            var value = 0
            var shift = 0
            for byte in bytes {
                value |= Int(byte & 0x7F) << shift
                if byte & 0x80 != 0 {
                    shift += 7
                    continue
                }
                document += value >> 3
                take(document, value & 7)
                value = 0
                shift = 0
            }
        }
    }

    /// The same for documents under new numbers; those without one are left out.
    ///
    /// The new numbers must grow with the old ones.
    func renumbered(_ numbers: [Int?]) -> Postings {
        var made = Postings()
        each { document, field in
            // Only `add` has written fields.
            guard let number = numbers[document], let field = SearchField(rawValue: UInt8(field))
            else { return }
            made.add(number, field)
        }
        made.bytes = Array(made.bytes)
        return made
    }
}
