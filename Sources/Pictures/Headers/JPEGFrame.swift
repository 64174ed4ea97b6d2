/// Walks through a JPEG file from marker to marker (ISO/IEC 10918-1, Annex B).
struct JPEGFrame {
    /// A progressive picture has about ten scans; each more lets a small file cost much work.
    static let mostScans = 100

    private let reading: ByteReading
    private let mostPoints: Int
    private var place: Int
    private var frame: PictureFrame?
    private var orientation: Int?
    private var scans = 0

    /// What the file says of itself; throws where it is cut short, broken or hides another file.
    static func read(
        _ bytes: [UInt8], _ mostPoints: Int
    ) throws(PictureFault) -> PictureFrame {
        var walk = JPEGFrame(ByteReading(bytes), from: 0, mostPoints)
        let frame = try walk.walk()
        try JPEGTrailer.check(walk.reading, from: walk.place)
        return frame
    }

    /// The place behind the picture that begins at one; throws where there is none.
    static func end(in reading: ByteReading, from place: Int) throws(PictureFault) -> Int {
        // It is never decoded, so that its size is nobody's matter.
        var walk = JPEGFrame(reading, from: place, .max)
        _ = try walk.walk()
        return walk.place
    }

    private init(_ reading: ByteReading, from place: Int, _ mostPoints: Int) {
        self.reading = reading
        self.mostPoints = mostPoints
        // Behind the mark of the start.
        self.place = place + 2
    }

    private mutating func walk() throws(PictureFault) -> PictureFrame {
        while true {
            let marker = try nextMarker()
            switch marker {
            case 0xD9:
                guard var frame, scans > 0 else { throw .damaged }
                frame.orientation = orientation ?? 1
                return frame
            case 0xD8: throw .damaged
            case 0x01, 0xD0...0xD7: continue
            default: try segment(marker)
            }
        }
    }

    /// A marker may be filled up with any number of 0xFF before it.
    private mutating func nextMarker() throws(PictureFault) -> Int {
        guard let first = reading.byte(place) else { throw .truncated }
        if first != 0xFF { throw .damaged }
        while let byte = reading.byte(place) {
            place += 1
            if byte == 0xFF { continue }
            if byte == 0 { throw .damaged }
            return byte
        }
        throw .truncated
    }

    private mutating func segment(_ marker: Int) throws(PictureFault) {
        guard let length = reading.big(place, bytes: 2) else { throw .truncated }
        if length < 2 { throw .damaged }
        let end = place + length
        if end > reading.count { throw .truncated }
        switch marker {
        // Every start of frame, three numbers of which stand for other things.
        case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker):
            try startOfFrame(marker, length)
        case 0xE1 where orientation == nil && reading.has("Exif\u{0}\u{0}", at: place + 2):
            orientation = ExifOrientation.read(reading, at: place + 2, end: end)
        default: break
        }
        place = end
        if marker == 0xDA { try scan() }
    }

    private mutating func startOfFrame(_ marker: Int, _ length: Int) throws(PictureFault) {
        // Baseline, extended and progressive of 8 bits is what cameras make and decoders read.
        guard frame == nil, length >= 8, [0xC0, 0xC1, 0xC2, 0xC9, 0xCA].contains(marker),
            reading.byte(place + 2) == 8, let height = reading.big(place + 3, bytes: 2),
            let width = reading.big(place + 5, bytes: 2)
        else { throw .damaged }
        frame = try PictureFrame(width: width, height: height, mostPoints: mostPoints)
    }

    /// Skips what is coded: 0xFF stands in it only before 0 and before the marks of a restart.
    private mutating func scan() throws(PictureFault) {
        if frame == nil { throw .damaged }
        scans += 1
        if scans > Self.mostScans { throw .tooHeavy }
        while let byte = reading.byte(place) {
            if byte == 0xFF {
                guard let next = reading.byte(place + 1) else { throw .truncated }
                if next != 0, !(0xD0...0xD7).contains(next) { return }
                place += 1
            }
            place += 1
        }
        throw .truncated
    }
}
