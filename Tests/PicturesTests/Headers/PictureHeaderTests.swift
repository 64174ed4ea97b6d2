import Testing

@testable import Pictures

/// What a picture says of itself is read before anything is decoded, and what is no picture alone
/// is refused.
@Suite struct PictureHeaderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        let fault: PictureFault

        init(_ name: String, _ bytes: [UInt8], _ fault: PictureFault) {
            self.name = name
            self.bytes = bytes
            self.fault = fault
        }

        var testDescription: String { name }
    }

    typealias Small = SmallPicture

    static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    static func tooMany(_ width: Int, _ height: Int) -> PictureFault {
        .tooManyPoints(width: width, height: height, limit: PictureHeader.mostPoints)
    }

    static let jpegs = [
        Case("nothing but the mark", [0xFF, 0xD8, 0xFF], .truncated),
        Case("no frame", Small.jpeg(), .damaged),
        Case("a frame without a scan", Small.jpeg(Small.startOfFrame()), .damaged),
        Case("a scan before the frame", Small.jpeg(Small.scan, Small.startOfFrame()), .damaged),
        Case(
            "two frames", Small.jpeg(Small.startOfFrame(), Small.startOfFrame(), Small.scan),
            .damaged),
        Case("no height", Small.jpeg(Small.startOfFrame(4, 0), Small.scan), .damaged),
        Case(
            "four thousand million points",
            Small.jpeg(Small.startOfFrame(65_535, 65_535), Small.scan), tooMany(65_535, 65_535)),
        Case(
            "a side too long", Small.jpeg(Small.startOfFrame(20_000, 10), Small.scan),
            tooMany(20_000, 10)),
        Case("12 bits", Small.jpeg(Small.startOfFrame(bits: 12), Small.scan), .damaged),
        Case("lossless", Small.jpeg(Small.startOfFrame(marker: 0xC3), Small.scan), .damaged),
        Case("differential", Small.jpeg(Small.startOfFrame(marker: 0xC5), Small.scan), .damaged),
        Case(
            "200 scans",
            Small.jpeg(Small.startOfFrame(), Array(repeatElement(Small.scan, count: 200).joined())),
            .tooHeavy),
        Case("a start within", Small.jpeg([0xFF, 0xD8], Small.startOfFrame()), .damaged),
        Case("bytes between segments", Small.jpeg(Small.startOfFrame(), [7], Small.scan), .damaged),
        Case("a segment of length 1", Small.jpeg([0xFF, 0xE0, 0, 1]), .damaged),
        Case("a segment beyond the end", Small.jpeg([0xFF, 0xE0, 0xFF, 0xFF]), .truncated),
        Case("a ZIP behind it", Small.jpeg + Small.archiveEnd(), .hiddenFile),
        Case("a ZIP with a comment", Small.jpeg + Small.archiveEnd(comment: 900), .hiddenFile),
        Case(
            "a ZIP in a remark",
            Small.jpeg(
                Small.segment(0xFE, Small.archiveEnd()),
                Small.startOfFrame(), Small.scan), .hiddenFile),
        Case(
            "a PDF in a remark",
            Small.jpeg(
                Small.segment(0xFE, text("%PDF-1.7")),
                Small.startOfFrame(), Small.scan), .hiddenFile),
        Case("HTML behind it", Small.jpeg + text("<script>alert(1)</script>"), .hiddenFile),
        Case("PHP behind it", Small.jpeg + text("<?php ?>"), .hiddenFile),
        Case("one byte of text behind it", Small.jpeg + text("\na"), .hiddenFile),
        Case("half a picture behind it", Small.jpeg + Small.jpeg.dropLast(6), .truncated),
        Case("a PNG behind it", Small.jpeg + Small.png, .hiddenFile),
    ]

    static let pngs = [
        Case(
            "2,500 million points", Small.png(Small.header(50_000, 50_000)),
            tooMany(50_000, 50_000)),
        Case(
            "2,500 million points to the end",
            Small.png(
                Small.header(50_000, 50_000), Small.chunk("IDAT", []), Small.chunk("IEND", [])),
            tooMany(50_000, 50_000)),
        Case(
            "a width that overflows",
            Small.png(
                Small.header(0x7FFF_FFFF, 0x7FFF_FFFF), Small.chunk("IDAT", []),
                Small.chunk("IEND", [])), tooMany(0x7FFF_FFFF, 0x7FFF_FFFF)),
        Case(
            "no width",
            Small.png(Small.header(0, 4), Small.chunk("IDAT", []), Small.chunk("IEND", [])),
            .damaged),
        Case("no points", Small.png(Small.header(), Small.chunk("IEND", [])), .damaged),
        Case("no end", Small.png(Small.header(), Small.chunk("IDAT", [1])), .truncated),
        Case(
            "no header", Small.png(Small.chunk("IDAT", Array(repeating: 0, count: 13))), .damaged),
        Case(
            "a chunk that says it is endless",
            Small.png(Small.header(), [0xFF, 0xFF, 0xFF, 0xFF], text("IDAT")), .damaged),
        Case(
            "a picture that moves", Small.png(Small.header(), Small.chunk("acTL", [0, 0, 0, 2])),
            .animated),
        Case("a ZIP behind it", Small.png + Small.archiveEnd(), .hiddenFile),
        Case("HTML behind it", Small.png + text("<html>"), .hiddenFile),
        Case("a PNG behind it", Small.png + Small.png, .hiddenFile),
    ]

    static let webps = [
        Case("a picture that moves", Small.webp(Small.canvas(9, 9, flags: 2)), .animated),
        Case("frames that move", Small.webp(Small.lossy(), Small.part("ANMF", [1])), .animated),
        Case("no picture", Small.webp(Small.canvas(9, 9)), .damaged),
        Case("nothing", Small.webp(), .damaged),
        Case(
            "a canvas of 268 million", Small.webp(Small.canvas(16_384, 16_384), Small.lossy()),
            tooMany(16_384, 16_384)),
        Case("a part beyond the end", Small.webp(text("EXIF") + Small.little(99)), .damaged),
        Case(
            "no key frame", Small.webp(Small.part("VP8 ", [1] + [UInt8](repeating: 0, count: 9))),
            .damaged),
        Case("a ZIP behind it", Small.webp + Small.archiveEnd(), .hiddenFile),
        Case("HTML behind it", Small.webp + text("<html>"), .hiddenFile),
    ]

    static let others = [
        Case("nothing", [], .empty),
        Case("one byte", [0xFF], .notAPhoto(name: nil)),
        Case("a line before a JPEG", [0x0A] + Small.jpeg, .notAPhoto(name: nil)),
        Case("GIF", text("GIF89a"), .notAPhoto(name: "GIF")),
        Case("BMP", text("BM......"), .notAPhoto(name: "BMP")),
        Case("TIFF", text("II*\u{0}...."), .notAPhoto(name: "TIFF")),
        Case("PDF", text("%PDF-1.7\n"), .notAPhoto(name: "PDF")),
        Case("ZIP", [0x50, 0x4B, 3, 4, 0], .notAPhoto(name: "ZIP")),
        Case("HEIC", text("\u{0}\u{0}\u{0}\u{18}ftypheic"), .notAPhoto(name: "HEIC")),
        Case("AVIF", text("\u{0}\u{0}\u{0}\u{18}ftypavif"), .notAPhoto(name: "AVIF")),
        Case("film", text("\u{0}\u{0}\u{0}\u{18}ftypisom"), .notAPhoto(name: "MP4")),
        Case("SVG", text("\u{FEFF} <svg xmlns='x'/>"), .notAPhoto(name: "SVG")),
        Case("SVG as XML", text("<?xml version='1.0'?><svg/>"), .notAPhoto(name: "SVG")),
        Case("HTML", text("\n<!DOCTYPE HTML><p>"), .notAPhoto(name: "HTML")),
        Case("PHP", text("<?php phpinfo();"), .notAPhoto(name: "PHP")),
        Case("text", text("Tỏi Lý Sơn"), .notAPhoto(name: nil)),
        Case("WebP without its name", text("RIFF\u{4}\u{0}\u{0}\u{0}WAVE"), .notAPhoto(name: nil)),
    ]

    @Test(arguments: jpegs + pngs + webps + others)
    func `what is no photo is refused for what it is`(example: Case) {
        #expect(throws: example.fault) { try PictureHeader(of: example.bytes) }
    }

    @Test(arguments: [
        (Small.jpeg, PictureKind.jpeg), (Small.png, PictureKind.png),
        (Small.webp, PictureKind.webp),
    ])
    func `a frame of 4 by 3 is read, also with filling behind it`(
        bytes: [UInt8], kind: PictureKind
    ) throws {
        for filling in [[], [0, 0, 0], Array("\r\n".utf8)] as [[UInt8]] {
            let header = try PictureHeader(of: bytes + filling)
            #expect(header.kind == kind)
            #expect((header.width, header.height) == (4, 3))
            #expect(header.orientation == 1)
        }
    }

    @Test(arguments: [Small.jpeg, Small.png, Small.webp])
    func `a file that was cut short anywhere is never taken`(bytes: [UInt8]) {
        for count in 0..<bytes.count {
            #expect(throws: PictureFault.self, "\(count) of \(bytes.count)") {
                try PictureHeader(of: Array(bytes.prefix(count)))
            }
        }
    }

    @Test func `what cameras leave behind a photo is passed over`() throws {
        let film =
            Small.big(16) + Self.text("ftypmp42") + Small.big(0) + Small.big(8)
            + Self.text("mdat")
        let directory = Self.text("SEFH") + Small.little(106) + Small.little(0)
        let samsung =
            [0, 0, 1, 0x0A] + Self.text("Image_UTC_Data1") + directory
            + Small.little(directory.count) + Self.text("SEFT")
        for trailer in [Small.jpeg, Small.jpeg + [0, 0] + Small.jpeg, film, samsung] {
            #expect(try PictureHeader(of: Small.jpeg + trailer).width == 4)
        }
        #expect(throws: PictureFault.hiddenFile) {
            try PictureHeader(of: Small.jpeg + Self.text("junk") + Small.jpeg)
        }
    }

    @Test(arguments: 1...8, [true, false])
    func `how a camera was held is read in either order of bytes`(
        orientation: Int, isLittle: Bool
    ) throws {
        func two(_ number: Int) -> [UInt8] {
            isLittle ? Small.little(number, 2) : Array(Small.big(number).suffix(2))
        }
        func four(_ number: Int) -> [UInt8] { isLittle ? Small.little(number) : Small.big(number) }
        let tiff =
            Self.text(isLittle ? "II" : "MM") + two(42) + four(8) + two(2)
            + two(0x010F) + two(2) + four(1) + four(0)
            + two(0x0112) + two(3) + four(1) + two(orientation) + two(0) + four(0)
        let exif = Self.text("Exif\u{0}\u{0}") + tiff
        let files = [
            Small.jpeg(Small.segment(0xE1, exif), Small.startOfFrame(), Small.scan),
            Small.png(
                Small.header(), Small.chunk("eXIf", tiff), Small.chunk("IDAT", []),
                Small.chunk("IEND", [])),
            Small.webp(Small.canvas(4, 3, flags: 8), Small.lossy(), Small.part("EXIF", tiff)),
        ]
        for file in files {
            let header = try PictureHeader(of: file)
            #expect(header.orientation == orientation)
            let upright = orientation >= 5 ? (3, 4) : (4, 3)
            #expect(header.upright == upright)
        }
    }

    @Test func `any change of one byte is taken or refused, and never ends the program`() {
        for bytes in [Small.jpeg, Small.png, Small.webp] {
            for place in bytes.indices {
                for value in [0x00, 0x01, 0x7F, 0x80, 0xFF] as [UInt8] {
                    var changed = bytes
                    changed[place] = value
                    let first = Result { try PictureHeader(of: changed) }
                    let second = Result { try PictureHeader(of: changed) }
                    #expect((try? first.get()) == (try? second.get()))
                }
            }
        }
    }

    @Test func `every fault is read again as it was kept`() {
        let faults = (Self.jpegs + Self.pngs + Self.webps + Self.others).map(\.fault)
        for fault in faults + [.tooManyBytes(limit: 7)] {
            #expect(PictureFault(text: fault.text) == fault)
        }
        #expect(PictureFault(text: "wrong_digest") == nil)
    }
}
