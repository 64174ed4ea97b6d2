/// The words of a text that may be the ids of orders and parcels, or couriers' numbers.
enum PersonalNames {
    /// How much of a text is looked through, in bytes.
    private static let mostBytes = 1_048_576
    private static let lengths = 4...100

    /// Every word once; a digit is in each, whatever else names are made of.
    static func all(in bytes: [UInt8]) -> Set<String> {
        let words = bytes.prefix(mostBytes).split { !isName($0) }
        return Set(
            words.lazy.filter { word in
                lengths.contains(word.count) && word.contains { (0x30...0x39).contains($0) }
            }.map { String(decoding: $0, as: UTF8.self) })
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }
}
