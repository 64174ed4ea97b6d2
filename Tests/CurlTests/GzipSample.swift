/// Writes gzip files of one repeated byte, small for what they unpack to.
enum GzipSample {
    /// A whole gzip file that unpacks to 1 + 258 × `runs` letters `a`.
    static func letters(runs: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.write(0b1, count: 1)  // the last block
        bits.write(0b01, count: 2)  // with the fixed Huffman codes
        bits.writeCode(0x30 + UInt32(UInt8(ascii: "a")), count: 8)
        for _ in 0..<runs {
            bits.writeCode(0b1100_0101, count: 8)  // repeat 258 times
            bits.writeCode(0, count: 5)  // what stands 1 back
        }
        bits.writeCode(0, count: 7)  // the end
        let count = 1 + 258 * runs
        let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
        return head + bits.finished() + littleEndian(checksum(of: count))
            + littleEndian(UInt32(truncatingIfNeeded: count))
    }

    private static func checksum(of count: Int) -> UInt32 {
        var sum = UInt32.max
        for _ in 0..<count {
            sum ^= UInt32(UInt8(ascii: "a"))
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }

    private static func littleEndian(_ number: UInt32) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}

/// Packs bits from the lowest up, as deflate wants them.
private struct BitWriter {
    private var bytes: [UInt8] = []
    private var used = 8

    mutating func write(_ value: UInt32, count: Int) {
        for place in 0..<count {
            if used == 8 {
                bytes.append(0)
                used = 0
            }
            bytes[bytes.count - 1] |= UInt8(value >> UInt32(place) & 1) << UInt8(used)
            used += 1
        }
    }

    /// Huffman codes alone go in from their highest bit.
    mutating func writeCode(_ code: UInt32, count: Int) {
        for place in (0..<count).reversed() { write(code >> UInt32(place) & 1, count: 1) }
    }

    func finished() -> [UInt8] { bytes }
}
