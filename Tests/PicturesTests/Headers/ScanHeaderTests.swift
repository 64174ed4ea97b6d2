import Testing

@testable import Pictures

/// A scan is what its bytes are: a PDF, a JPEG or a PNG.
@Suite struct ScanHeaderTests {
    private static let pdf = Array("%PDF-1.7\n1 0 obj\n%%EOF\n".utf8)

    @Test func `the type is told by the bytes`() throws {
        #expect(try ScanHeader.contentType(of: Self.pdf) == "application/pdf")
        #expect(try ScanHeader.contentType(of: SmallPicture.jpeg) == "image/jpeg")
        #expect(try ScanHeader.contentType(of: SmallPicture.png) == "image/png")
    }

    @Test func `what is none of the three, or not whole, is refused`() {
        let cases: [([UInt8], PictureFault)] = [
            ([], .empty), (SmallPicture.webp, .notAPhoto(name: nil)),
            (Array("<html>".utf8), .notAPhoto(name: "HTML")),
            ([0x0A] + Self.pdf, .notAPhoto(name: nil)),
            (Array(Self.pdf.prefix(12)), .truncated),
            (Self.pdf + SmallPicture.archiveEnd(), .hiddenFile),
            (SmallPicture.jpeg + Self.pdf, .hiddenFile),
            (Array(SmallPicture.png.dropLast()), .truncated),
        ]
        for (bytes, fault) in cases {
            #expect(throws: fault) { try ScanHeader.contentType(of: bytes) }
        }
    }
}
