/// What cameras are known to leave behind the end of a JPEG picture; anything else is a second
/// file, and refused.
enum JPEGTrailer {
    /// A picture for bright screens, one for depth, and a few previews.
    private static let mostPictures = 16

    /// Passes filling, further pictures (CIPA DC-007), a short film, and Samsung's records.
    static func check(_ reading: ByteReading, from start: Int) throws(PictureFault) {
        var place = start
        for _ in 0..<mostPictures {
            if reading.isFilling(from: place) || isSamsungs(reading, from: place)
                || isFilm(reading, from: place)
            {
                return
            }
            place = try skipPicture(reading, from: place)
        }
        throw .hiddenFile
    }

    /// Between pictures of one file there may be zeros, which align them.
    private static func skipPicture(
        _ reading: ByteReading, from start: Int
    ) throws(PictureFault) -> Int {
        var place = start
        while reading.byte(place) == 0 { place += 1 }
        guard reading.byte(place) == 0xFF, reading.byte(place + 1) == 0xD8,
            reading.byte(place + 2) == 0xFF
        else { throw .hiddenFile }
        return try JPEGFrame.end(in: reading, from: place)
    }

    /// Boxes of ISO/IEC 14496-12 up to the very end, the first of which names the film's kind.
    private static func isFilm(_ reading: ByteReading, from start: Int) -> Bool {
        guard reading.has("ftyp", at: start + 4) else { return false }
        var place = start
        while place < reading.count {
            guard let size = reading.big(place, bytes: 4), size >= 8,
                let name = reading.slice(place + 4, 4), name.allSatisfy(isLetter)
            else { return isSamsungs(reading, from: place) }
            place += size
        }
        return place == reading.count
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x20...0x7E).contains(byte)
    }

    /// Records of Samsung's camera: a directory `SEFH` at the end, its length, and `SEFT`.
    private static func isSamsungs(_ reading: ByteReading, from start: Int) -> Bool {
        let end = reading.count
        guard end - start >= 16, reading.has("SEFT", at: end - 4),
            let length = reading.little(end - 8, bytes: 4), length >= 12,
            end - 8 - length >= start
        else { return false }
        return reading.has("SEFH", at: end - 8 - length)
    }
}
