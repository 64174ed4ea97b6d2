/// Names what a file that is no photo looks like, so that its sender knows what to do.
enum FileGuess {
    /// A name that people know, `nil` for bytes that look like nothing.
    static func name(of bytes: [UInt8]) -> String? {
        let reading = ByteReading(bytes)
        if reading.has("ftyp", at: 4) { return boxed(reading) }
        let found = marks.first { mark in reading.has(mark.word, at: 0) }
        return found?.name ?? marked(bytes)
    }

    private static let marks: [(word: String, name: String)] = [
        ("GIF8", "GIF"), ("BM", "BMP"), ("II*\u{0}", "TIFF"), ("MM\u{0}*", "TIFF"),
        ("%PDF-", "PDF"), ("PK\u{3}\u{4}", "ZIP"), ("PK\u{5}\u{6}", "ZIP"), ("8BPS", "PSD"),
    ]

    /// HEIC is what telephones of Apple make, and AVIF what some others do (ISO/IEC 23008-12).
    private static func boxed(_ reading: ByteReading) -> String? {
        let brand = reading.slice(8, 4).map { String(decoding: $0, as: UTF8.self) } ?? ""
        switch brand {
        case "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1": return "HEIC"
        case "avif", "avis": return "AVIF"
        default: return "MP4"
        }
    }

    /// Texts in angle brackets, white space and a byte order mark before them.
    private static func marked(_ bytes: [UInt8]) -> String? {
        let start = String(decoding: bytes.prefix(1_024), as: UTF8.self).lowercased()
            .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        guard start.first == "<" else { return nil }
        if start.contains("<svg") { return "SVG" }
        if start.contains("<!doctype html") || start.contains("<html") || start.contains("<script")
        {
            return "HTML"
        }
        return start.hasPrefix("<?php") ? "PHP" : "XML"
    }
}
