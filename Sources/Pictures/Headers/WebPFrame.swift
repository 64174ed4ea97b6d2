/// Walks through a WebP file from chunk to chunk (RFC 9649).
struct WebPFrame {
    private static let mostChunks = 1_000
    /// The flag of a picture that moves, in the first byte of `VP8X`.
    private static let moves = 0x02

    private let reading: ByteReading
    private let mostPoints: Int
    private var frame: PictureFrame?
    private var hasPoints = false
    private var orientation = 1

    /// What the file says of itself; throws where it is cut short, broken, moving, or hides
    /// another file behind its end.
    static func read(
        _ bytes: [UInt8], _ mostPoints: Int
    ) throws(PictureFault) -> PictureFrame {
        var walk = WebPFrame(ByteReading(bytes), mostPoints)
        return try walk.walk()
    }

    private init(_ reading: ByteReading, _ mostPoints: Int) {
        self.reading = reading
        self.mostPoints = mostPoints
    }

    private mutating func walk() throws(PictureFault) -> PictureFrame {
        guard let length = reading.little(4, bytes: 4) else { throw .truncated }
        let end = 8 + length
        if end > reading.count { throw .truncated }
        var place = 12
        for _ in 0..<Self.mostChunks {
            if place >= end { return try finished(at: end) }
            guard let size = reading.little(place + 4, bytes: 4) else { throw .damaged }
            if place + 8 + size > end { throw .damaged }
            try chunk(at: place, size)
            // Each begins at an even place.
            place += 8 + size + size % 2
        }
        throw .tooHeavy
    }

    private func finished(at end: Int) throws(PictureFault) -> PictureFrame {
        guard var frame, hasPoints else { throw .damaged }
        if !reading.isFilling(from: end) { throw .hiddenFile }
        frame.orientation = orientation
        return frame
    }

    private mutating func chunk(at place: Int, _ size: Int) throws(PictureFault) {
        let start = place + 8
        if reading.has("VP8X", at: place) {
            try extended(at: start, size)
        } else if reading.has("VP8 ", at: place) {
            try lossy(at: start, size)
        } else if reading.has("VP8L", at: place) {
            try lossless(at: start, size)
        } else if reading.has("ANIM", at: place) || reading.has("ANMF", at: place) {
            throw .animated
        } else if reading.has("EXIF", at: place) {
            orientation = ExifOrientation.read(reading, at: start, end: start + size) ?? 1
        }
    }

    private mutating func extended(at start: Int, _ size: Int) throws(PictureFault) {
        guard size >= 10, let flags = reading.byte(start),
            let width = reading.little(start + 4, bytes: 3),
            let height = reading.little(start + 7, bytes: 3)
        else { throw .damaged }
        if flags & Self.moves != 0 { throw .animated }
        try note(width + 1, height + 1)
    }

    private mutating func lossy(at start: Int, _ size: Int) throws(PictureFault) {
        // A frame that stands alone, its mark, and 14 bits for each side (RFC 6386, 9.1).
        guard size >= 10, let first = reading.byte(start), first & 1 == 0,
            reading.slice(start + 3, 3)?.elementsEqual([0x9D, 0x01, 0x2A]) == true,
            let width = reading.little(start + 6, bytes: 2),
            let height = reading.little(start + 8, bytes: 2)
        else { throw .damaged }
        hasPoints = true
        try note(width & 0x3FFF, height & 0x3FFF)
    }

    private mutating func lossless(at start: Int, _ size: Int) throws(PictureFault) {
        guard size >= 5, reading.byte(start) == 0x2F, let bits = reading.little(start + 1, bytes: 4)
        else { throw .damaged }
        hasPoints = true
        try note((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    }

    /// The canvas and the picture in it may each claim a size; the larger is what costs.
    private mutating func note(_ width: Int, _ height: Int) throws(PictureFault) {
        frame = try PictureFrame(
            width: max(width, frame?.width ?? 0), height: max(height, frame?.height ?? 0),
            mostPoints: mostPoints)
    }
}
