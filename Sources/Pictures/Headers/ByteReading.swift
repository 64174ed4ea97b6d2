/// Numbers at a place of a file; `nil` where the file ends before.
struct ByteReading {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var count: Int {
        bytes.count
    }

    func byte(_ place: Int) -> Int? {
        place >= 0 && place < bytes.count ? Int(bytes[place]) : nil
    }

    /// The first byte is the highest.
    func big(_ place: Int, bytes width: Int) -> Int? {
        guard let found = slice(place, width) else { return nil }
        return found.reduce(0) { $0 << 8 | Int($1) }
    }

    /// The first byte is the lowest.
    func little(_ place: Int, bytes width: Int) -> Int? {
        guard let found = slice(place, width) else { return nil }
        return found.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    func has(_ word: String, at place: Int) -> Bool {
        slice(place, word.utf8.count)?.elementsEqual(word.utf8) ?? false
    }

    /// So many bytes from a place on.
    func slice(_ place: Int, _ width: Int) -> ArraySlice<UInt8>? {
        guard place >= 0, width >= 0, place <= bytes.count, width <= bytes.count - place else {
            return nil
        }
        return bytes[place..<place + width]
    }

    /// Whether nothing but filling stands from a place to the end: zeros, ones and white space.
    func isFilling(from place: Int) -> Bool {
        guard place <= bytes.count else { return false }
        return bytes[place...].allSatisfy { Self.filling.contains($0) }
    }

    private static let filling: Set<UInt8> = [0x00, 0xFF, 0x09, 0x0A, 0x0D, 0x20]
}
