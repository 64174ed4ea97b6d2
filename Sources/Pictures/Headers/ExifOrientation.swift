/// How a camera was held, as EXIF keeps it; nothing else of EXIF is read.
enum ExifOrientation {
    private static let tag = 0x0112
    /// A camera writes some dozens.
    private static let mostEntries = 512

    /// 1 to 8, or `nil` where the TIFF structure from `place` on does not say (EXIF 2.32, 4.6.4).
    static func read(_ reading: ByteReading, at place: Int, end: Int) -> Int? {
        var start = place
        if reading.has("Exif\u{0}\u{0}", at: start) { start += 6 }
        let isLittle = reading.has("II*\u{0}", at: start)
        guard isLittle || reading.has("MM\u{0}*", at: start) else { return nil }
        func number(_ place: Int, _ width: Int) -> Int? {
            guard place + width <= end else { return nil }
            return isLittle
                ? reading.little(place, bytes: width) : reading.big(place, bytes: width)
        }
        guard let offset = number(start + 4, 4), let count = number(start + offset, 2) else {
            return nil
        }
        for index in 0..<min(count, mostEntries) {
            let entry = start + offset + 2 + index * 12
            guard let found = number(entry, 2) else { return nil }
            if found == tag {
                let value = number(entry + 8, 2)
                return value.flatMap { (1...8).contains($0) ? $0 : nil }
            }
        }
        return nil
    }
}
