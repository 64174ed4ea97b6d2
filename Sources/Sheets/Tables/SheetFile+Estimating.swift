extension SheetFile {
    /// About how many rows a file has, its header among them, without reading any of them.
    ///
    /// Line ends outside quotes are counted, or the beginnings of rows in the packed text of the
    /// sheet; a few blank rows more are no matter. `nil` where the file is none that can be read.
    package static func rowEstimate(
        of bytes: [UInt8], limits: SheetLimits = SheetLimits()
    ) -> Int? {
        switch format(of: bytes) {
        case .csv: lines(of: bytes)
        case .xlsx: try? XLSXReading.rowEstimate(of: bytes, limits: limits)
        }
    }

    private static func lines(of bytes: [UInt8]) -> Int {
        var (count, all) = (0, 0)
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if byte == UInt8(ascii: "\n") {
                all += 1
                if !isQuoted { count += 1 }
            }
        }
        // A quote too many makes a guess of what is inside and what is not.
        if isQuoted { count = all }
        return bytes.last == UInt8(ascii: "\n") ? count : count + 1
    }
}

extension XLSXReading {
    private static let mark = Array("<row".utf8)
    private static let pieceBytes = 64 << 10

    /// How often a row begins in the text of the first sheet that is not hidden.
    static func rowEstimate(of bytes: [UInt8], limits: SheetLimits) throws -> Int {
        try bytes.withUnsafeBytes { bytes in
            let archive = try ZipArchive(bytes, limits: limits)
            let part = try archive.part(try WorkbookParts(archive, sheet: nil).sheet.text)
            var piece = [UInt8](repeating: 0, count: pieceBytes)
            var count = 0
            var matched = 0
            while true {
                let read = try piece.withUnsafeMutableBytes { try part.read(into: $0) }
                if read == 0 { return count }
                for byte in piece[..<read] {
                    if matched == mark.count {
                        // A longer name, such as that of row breaks, begins otherwise.
                        if byte == UInt8(ascii: " ") || byte == UInt8(ascii: ">") { count += 1 }
                        matched = 0
                    }
                    matched = byte == mark[matched] ? matched + 1 : byte == mark[0] ? 1 : 0
                }
            }
        }
    }
}
