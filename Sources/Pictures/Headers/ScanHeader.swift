/// What a scanned document is, told by its bytes; it is kept as it was sent and shown only to
/// those who examine it.
package enum ScanHeader {
    /// Where readers look for the end mark of a PDF (ISO 32000-1, Annex H, note 18).
    private static let endReach = 1_024

    /// What stands in `Content-Type` of a PDF, JPEG or PNG file; throws what is wrong with it.
    package static func contentType(of bytes: [UInt8]) throws(PictureFault) -> String {
        if bytes.isEmpty { throw .empty }
        if ByteReading(bytes).has("%PDF-", at: 0) { return try pdf(bytes) }
        guard let kind = PictureKind(startOf: bytes), kind != .webp else {
            throw .notAPhoto(name: FileGuess.name(of: bytes))
        }
        return try PictureHeader(of: bytes).kind.contentType
    }

    private static func pdf(_ bytes: [UInt8]) throws(PictureFault) -> String {
        if ForeignFile.endsAsArchive(bytes) { throw .hiddenFile }
        let reading = ByteReading(bytes)
        let first = max(0, bytes.count - endReach)
        let hasEnd = (first..<bytes.count).contains { reading.has("%%EOF", at: $0) }
        if !hasEnd { throw .truncated }
        return "application/pdf"
    }
}
