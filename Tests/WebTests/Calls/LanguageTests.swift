import Testing

@testable import Web

/// Vietnamese unless English is wanted more.
@Suite struct LanguageTests {
    @Test(
        arguments: [
            (nil, .vietnamese), ("", .vietnamese), ("vi", .vietnamese), ("en", .english),
            ("en-US,en;q=0.9", .english), ("EN", .english),
            ("vi-VN,vi;q=0.9,en;q=0.8", .vietnamese),
            ("vi;q=0.5, en;q=0.7", .english), ("en;q=0", .vietnamese), ("fr, de", .vietnamese),
            ("fr, en;q=0.1", .english), ("*", .vietnamese), ("en;q=x", .vietnamese),
            (";;,", .vietnamese),
        ] as [(String?, Language)])
    func `the header decides`(header: String?, language: Language) {
        #expect(Language(accepting: header) == language)
    }
}
