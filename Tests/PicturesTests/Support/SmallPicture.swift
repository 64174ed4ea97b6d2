/// Frames of pictures made by hand, a few bytes each, for walks that decode nothing.
enum SmallPicture {
    /// Marker, length and content of a segment of JPEG.
    static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count + 2
        return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
    }

    static func startOfFrame(
        _ width: Int = 4, _ height: Int = 3, marker: UInt8 = 0xC0, bits: UInt8 = 8
    ) -> [UInt8] {
        segment(
            marker,
            [
                bits, UInt8(height >> 8), UInt8(height & 0xFF), UInt8(width >> 8),
                UInt8(width & 0xFF), 1, 1, 0x11, 0,
            ])
    }

    static let scan = segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 1]

    /// A JPEG file of these parts between its first mark and its last.
    static func jpeg(_ parts: [UInt8]...) -> [UInt8] {
        [0xFF, 0xD8] + parts.flatMap { $0 } + [0xFF, 0xD9]
    }

    static let jpeg = jpeg(startOfFrame(), scan)

    static func big(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(number >> $0 & 0xFF) }
    }

    static func little(_ number: Int, _ count: Int = 4) -> [UInt8] {
        (0..<count).map { UInt8(number >> (8 * $0) & 0xFF) }
    }

    /// A chunk of PNG; its checksum is nothing that a walk looks at.
    static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        big(content.count) + Array(name.utf8) + content + [0, 0, 0, 0]
    }

    static func header(_ width: Int = 4, _ height: Int = 3) -> [UInt8] {
        chunk("IHDR", big(width) + big(height) + [8, 2, 0, 0, 0])
    }

    /// A PNG file of these chunks behind its mark.
    static func png(_ chunks: [UInt8]...) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunks.flatMap { $0 }
    }

    static let png = png(header(), chunk("IDAT", [1, 2, 3]), chunk("IEND", []))

    /// A chunk of WebP, filled up to an even place.
    static func part(_ name: String, _ content: [UInt8]) -> [UInt8] {
        Array(name.utf8) + little(content.count) + content
            + [UInt8](repeating: 0, count: content.count % 2)
    }

    static func lossy(_ width: Int = 4, _ height: Int = 3) -> [UInt8] {
        part("VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A] + little(width, 2) + little(height, 2))
    }

    static func canvas(_ width: Int, _ height: Int, flags: UInt8 = 0) -> [UInt8] {
        part("VP8X", [flags, 0, 0, 0] + little(width - 1, 3) + little(height - 1, 3))
    }

    /// A WebP file of these chunks.
    static func webp(_ chunks: [UInt8]...) -> [UInt8] {
        let content = Array("WEBP".utf8) + chunks.flatMap { $0 }
        return Array("RIFF".utf8) + little(content.count) + content
    }

    static let webp = webp(lossy())

    /// The end of an empty ZIP archive, with a comment of so many bytes behind it.
    static func archiveEnd(comment: Int = 0) -> [UInt8] {
        [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 16) + little(comment, 2)
            + [UInt8](repeating: 0x20, count: comment)
    }
}
