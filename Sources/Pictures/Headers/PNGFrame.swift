/// Walks through a PNG file from chunk to chunk (ISO/IEC 15948, 5.3).
enum PNGFrame {
    private static let mark = 8
    private static let longestChunk = 0x7FFF_FFFF
    /// A chunk holds some kilobytes; more than this are there to cost work.
    private static let mostChunks = 100_000

    /// What the file says of itself; throws where it is cut short, broken, moving, or hides
    /// another file behind its end.
    static func read(
        _ bytes: [UInt8], _ mostPoints: Int
    ) throws(PictureFault) -> PictureFrame {
        let reading = ByteReading(bytes)
        var frame = try header(reading, mostPoints)
        var place = mark
        var hasPoints = false
        for _ in 0..<mostChunks {
            guard let length = reading.big(place, bytes: 4) else { throw .truncated }
            if length > longestChunk { throw .damaged }
            // A length, a name, what it holds, and a checksum.
            let end = place + 12 + length
            if end > reading.count { throw .truncated }
            if reading.has("acTL", at: place + 4) { throw .animated }
            if reading.has("IDAT", at: place + 4) { hasPoints = true }
            if reading.has("eXIf", at: place + 4) {
                let found = ExifOrientation.read(reading, at: place + 8, end: end - 4)
                frame.orientation = found ?? 1
            }
            if reading.has("IEND", at: place + 4) {
                if !hasPoints { throw .damaged }
                if !reading.isFilling(from: end) { throw .hiddenFile }
                return frame
            }
            place = end
        }
        throw .tooHeavy
    }

    /// The first chunk is always the header, of 13 bytes.
    private static func header(
        _ reading: ByteReading, _ mostPoints: Int
    ) throws(PictureFault) -> PictureFrame {
        guard let length = reading.big(mark, bytes: 4), reading.count >= mark + 25 else {
            throw .truncated
        }
        guard length == 13, reading.has("IHDR", at: mark + 4),
            let width = reading.big(mark + 8, bytes: 4),
            let height = reading.big(mark + 12, bytes: 4)
        else { throw .damaged }
        return try PictureFrame(width: width, height: height, mostPoints: mostPoints)
    }
}
