/// Makes ZIP archives by hand, wrong ones too, as APPNOTE.TXT lays them out.
struct ZipMaker {
    /// One entry; what is not given is what an honest program would write.
    struct Entry {
        let name: String
        var packed: [UInt8]
        var method: UInt16 = 0
        var bytes: Int
        var checksum: UInt32
        var flags: UInt16 = 0x0800

        /// Stored as it is.
        init(_ name: String, _ text: String) {
            self.init(name, Array(text.utf8))
        }

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            packed = bytes
            self.bytes = bytes.count
            checksum = ZipMaker.checksum(bytes)
        }
    }

    static func archive(_ entries: [Entry]) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = file.count
            file += [0x50, 0x4B, 0x03, 0x04] + two(20) + facts(entry) + two(0)
            file += Array(entry.name.utf8) + entry.packed
            directory += [0x50, 0x4B, 0x01, 0x02] + two(20) + two(20) + facts(entry) + two(0)
            directory += two(0) + two(0) + two(0) + four(0) + four(offset)
            directory += Array(entry.name.utf8)
        }
        let start = file.count
        file += directory
        file += [0x50, 0x4B, 0x05, 0x06] + two(0) + two(0)
        file += two(entries.count) + two(entries.count)
        return file + four(directory.count) + four(start) + two(0)
    }

    /// ASCII text and then its last byte again, 258 times for each copy, deflated by hand: fixed
    /// codes of RFC 1951, 158 bytes of each packed one.
    static func deflated(_ text: String, copies: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.add(0b011, 3)
        for byte in text.utf8 { bits.addCode(0b0011_0000 + Int(byte), 8) }
        for _ in 0..<copies {
            bits.addCode(0b1100_0101, 8)
            bits.addCode(0, 5)
        }
        bits.addCode(0, 7)
        return bits.finished
    }

    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = ~0
        for byte in bytes { sum = sum >> 8 ^ table[Int((sum ^ UInt32(byte)) & 0xFF)] }
        return ~sum
    }

    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(byte) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }

    private static func facts(_ entry: Entry) -> [UInt8] {
        two(Int(entry.flags)) + two(Int(entry.method)) + two(0) + two(0x21)
            + four(Int(entry.checksum)) + four(entry.packed.count) + four(entry.bytes)
            + two(entry.name.utf8.count)
    }

    private static func two(_ value: Int) -> [UInt8] {
        [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)]
    }

    private static func four(_ value: Int) -> [UInt8] {
        two(value & 0xFFFF) + two(value >> 16 & 0xFFFF)
    }
}

/// Packs bits as deflate wants them: from the lowest bit of a byte, codes from their highest.
private struct BitWriter {
    private var bytes: [UInt8] = []
    private var count = 0

    mutating func add(_ value: Int, _ width: Int) {
        for bit in 0..<width { append(value >> bit & 1) }
    }

    mutating func addCode(_ code: Int, _ width: Int) {
        for bit in (0..<width).reversed() { append(code >> bit & 1) }
    }

    var finished: [UInt8] { bytes }

    private mutating func append(_ bit: Int) {
        if count.isMultiple(of: 8) { bytes.append(0) }
        bytes[bytes.count - 1] |= UInt8(bit << (count % 8))
        count += 1
    }
}
