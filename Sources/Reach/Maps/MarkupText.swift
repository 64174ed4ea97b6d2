/// Text with markup as bytes: what is added plain is trusted, what people wrote is escaped.
struct MarkupText {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    mutating func add(_ markup: String) {
        bytes.append(contentsOf: markup.utf8)
    }

    mutating func add(_ number: Int) {
        add(String(number))
    }

    /// Adds text so that nothing in it is taken for markup.
    mutating func add(escaped text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): add("&amp;")
            case UInt8(ascii: "<"): add("&lt;")
            case UInt8(ascii: ">"): add("&gt;")
            case UInt8(ascii: "\""): add("&quot;")
            // Control characters have no place in XML 1.0.
            case 0..<0x20: add(" ")
            default: bytes.append(byte)
            }
        }
    }
}
