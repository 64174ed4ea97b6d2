/// Writes JSON in the order of the calls: whole numbers, UTF-8, nothing that depends on a locale.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    mutating func object(_ fill: (inout JSONWriter) -> Void) {
        enclose("{", "}", fill)
    }

    mutating func array(_ name: String, _ fill: (inout JSONWriter) -> Void) {
        key(name)
        enclose("[", "]", fill)
    }

    mutating func object(_ name: String, _ fill: (inout JSONWriter) -> Void) {
        key(name)
        enclose("{", "}", fill)
    }

    mutating func field(_ name: String, _ value: String) {
        key(name)
        quoted(value)
        needsComma = true
    }

    mutating func field(_ name: String, _ value: Int64?) {
        key(name)
        bytes.append(contentsOf: (value.map(String.init) ?? "null").utf8)
        needsComma = true
    }

    mutating func field(_ name: String, _ value: Int?) {
        field(name, value.map(Int64.init))
    }

    mutating func field(_ name: String, _ value: Bool) {
        key(name)
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
        needsComma = true
    }

    mutating func null(_ name: String) {
        key(name)
        bytes.append(contentsOf: "null".utf8)
        needsComma = true
    }

    mutating func element(_ value: String) {
        separate()
        quoted(value)
        needsComma = true
    }

    private mutating func enclose(
        _ open: String, _ close: String, _ fill: (inout JSONWriter) -> Void
    ) {
        separate()
        bytes.append(contentsOf: open.utf8)
        needsComma = false
        fill(&self)
        bytes.append(contentsOf: close.utf8)
        needsComma = true
    }

    private mutating func key(_ name: String) {
        separate()
        quoted(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
    }

    private mutating func quoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes += [UInt8(ascii: "\\"), byte]
            case 0x0A: bytes += Array("\\n".utf8)
            case 0x0D: bytes += Array("\\r".utf8)
            case 0x09: bytes += Array("\\t".utf8)
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
