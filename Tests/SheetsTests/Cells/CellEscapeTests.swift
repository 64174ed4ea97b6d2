internal import Testing

@testable internal import Sheets

@Suite struct CellEscapeTests {
    @Test(arguments: [
        ("a_x000D_\nb", "a\r\nb"), ("_x005F_x000D_", "_x000D_"), ("_xD83E__xDDC4_", "🧄"),
        ("ten_xin", "ten_xin"), ("_x00_", "_x00_"), ("_x000g_", "_x000g_"), ("x_x0041", "x_x0041"),
        ("_x0041__x0042_", "AB"),
    ])
    func `escapes mean the characters that XML cannot hold`(written: String, meant: String) {
        #expect(CellEscape.decoded(written) == meant)
    }

    @Test(arguments: [
        "", "Tỏi Lý Sơn", "a\r\nb", "\u{0}\u{1}\u{1F}", "_x000D_", "__x0041_", "\u{FFFE}\u{FFFF}",
        "một\thai\nba", "_", "_x", "🧄_xABCD_",
    ])
    func `what is written is read again`(text: String) {
        let written = CellEscape.encoded(text)
        #expect(CellEscape.decoded(written) == text)
        #expect(written.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A })
    }
}
