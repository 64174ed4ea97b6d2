import Testing

@testable import Pictures

/// A text as a QR code, in modules, as SVG and as PNG.
@Suite struct QRCodeTests {
    /// The three large squares by which a code is found, in the upper corners and the lower left.
    @Test(arguments: QRCode.Level.allCases)
    func `a code has its three finders and its quiet zone`(level: QRCode.Level) throws {
        let code = try QRCode(text: "https://vuonxa.example/p/ls_1", level: level)
        let size = code.modules.size
        for (left, top) in [(0, 0), (size - 7, 0), (0, size - 7)] {
            for step in 0..<7 {
                #expect(code.modules.isDark(x: left + step, y: top))
                #expect(code.modules.isDark(x: left, y: top + step))
            }
            #expect(!code.modules.isDark(x: left + 1, y: top + 1))
            #expect(code.modules.isDark(x: left + 3, y: top + 3))
        }
        #expect(code.svg().contains("viewBox=\"0 0 \(size + 8) \(size + 8)\""))
        #expect(code.svg(millimetres: 30).contains("width=\"30mm\""))
    }

    @Test func `more safety takes more room`() throws {
        let text = "https://vuonxa.example/01/08938505970011/10/L2026"
        let sizes = try QRCode.Level.allCases.map { try QRCode(text: text, level: $0).modules.size }
        #expect(sizes == sizes.sorted())
        #expect(sizes[0] < sizes[3])
    }

    @Test func `the drawing has each dark module once and no other`() throws {
        let code = try QRCode(text: "Tỏi Lý Sơn")
        var drawn = [Bool](repeating: false, count: code.modules.bits.count)
        for match in code.svg().matches(of: /M(\d+) (\d+)h(\d+)v1/) {
            let (x, y, width) = (Int(match.1) ?? 0, Int(match.2) ?? 0, Int(match.3) ?? 0)
            for step in 0..<width {
                let place = (y - 4) * code.modules.size + x - 4 + step
                #expect(!drawn[place])
                drawn[place] = true
            }
        }
        #expect(drawn == code.modules.bits)
    }

    @Test func `a PNG shows the modules, in the points that were asked for`() async throws {
        let folder = try PictureFolder()
        let code = try QRCode(text: "https://vuonxa.example/p/ls_1")
        try folder.write(try #require(code.png(scale: 3)), "code.png")
        let found = try await folder.python(
            """
            picture = Image.open('code.png').convert('L')
            size = picture.size[0] // 3
            print(size, end=' ')
            for y in range(4, size - 4):
                for x in range(4, size - 4):
                    print('1' if picture.getpixel((3 * x + 1, 3 * y + 1)) < 128 else '0', end='')
            """)
        let bits = code.modules.bits.map { $0 ? "1" : "0" }.joined()
        #expect(found == "\(code.modules.size + 8) \(bits)")
    }

    @Test func `what no code can hold is refused`() {
        #expect(throws: QRCode.Failure.empty) { try QRCode(text: "") }
        #expect(throws: QRCode.Failure.notText) { try QRCode(text: "a\u{0}b") }
        #expect(throws: QRCode.Failure.tooLong) {
            try QRCode(text: String(repeating: "a", count: 2_332))
        }
        #expect(throws: Never.self) { try QRCode(text: String(repeating: "a", count: 2_331)) }
    }
}
