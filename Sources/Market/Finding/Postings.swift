/// Which documents hold one word, and in which field; about two bytes for each.
///
/// Documents have growing numbers, so that a later one is always added at the end.
struct Postings: Sendable {
    /// Steps from one document to the next, each with the field in its lowest three bits, in
    /// groups of seven bits, the lowest first.
    private var bytes: [UInt8] = []
    private var last = 0
    private(set) var count = 0

    mutating func add(_ document: Int, _ field: SearchField) {
        var value = (document - last) << 3 | Int(field.rawValue)
        while value >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: value))
        last = document
        count += 1
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
