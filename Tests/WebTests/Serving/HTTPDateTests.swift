import Testing

@testable import Web

/// The date as RFC 9110 writes it.
@Suite struct HTTPDateTests {
    @Test(
        arguments: [
            (784_111_777_000, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (1_709_164_799_999, "Wed, 28 Feb 2024 23:59:59 GMT"),
        ] as [(Int64, String)])
    func `an instant is written in GMT`(milliseconds: Int64, text: String) {
        let date = HTTPDate()
        #expect(date.text(milliseconds) == text)
        #expect(date.text(milliseconds) == text)
    }
}
