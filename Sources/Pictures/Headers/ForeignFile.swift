/// Finds a file of another kind in or behind a picture (a polyglot), which other programs would
/// open as what it is.
enum ForeignFile {
    /// Where readers of PDF look for its mark (ISO 32000-1, Annex H, implementation note 13).
    private static let pdfReach = 1_024
    /// A ZIP archive ends with a record of 22 bytes and a comment of up to 65,535 (APPNOTE 4.3.16).
    private static let zipEnd = 22
    private static let longestComment = 65_535

    /// Whether a reader of PDF or ZIP would find its own in the bytes.
    static func isFound(in bytes: [UInt8]) -> Bool {
        hasPDFMark(bytes) || endsAsArchive(bytes)
    }

    private static func hasPDFMark(_ bytes: [UInt8]) -> Bool {
        let reading = ByteReading(bytes)
        return (0..<min(pdfReach, bytes.count)).contains { place in
            bytes[place] == UInt8(ascii: "%") && reading.has("%PDF-", at: place)
        }
    }

    /// The record says how long the comment behind it is; readers differ in whether they mind
    /// bytes behind the comment, so that any record near the end counts whose comment has room.
    static func endsAsArchive(_ bytes: [UInt8]) -> Bool {
        let reading = ByteReading(bytes)
        var place = bytes.count - zipEnd
        let first = max(0, place - longestComment)
        while place >= first {
            if bytes[place] == UInt8(ascii: "P"), reading.has("PK\u{5}\u{6}", at: place),
                let comment = reading.little(place + 20, bytes: 2),
                place + zipEnd + comment <= bytes.count,
                // An archive of one disk, as all are that are not split over several.
                reading.little(place + 4, bytes: 4) == 0
            {
                return true
            }
            place -= 1
        }
        return false
    }
}
